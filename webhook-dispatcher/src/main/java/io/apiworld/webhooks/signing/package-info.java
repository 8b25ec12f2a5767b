/** Signatures and secrets of Standard Webhooks, scheme v1. */
@NullMarked
package io.apiworld.webhooks.signing;

import org.jspecify.annotations.NullMarked;
