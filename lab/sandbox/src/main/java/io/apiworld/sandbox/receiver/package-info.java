/** Webhook receivers: take anything, remember it as it came, and answer as told. */
@NullMarked
package io.apiworld.sandbox.receiver;

import org.jspecify.annotations.NullMarked;
