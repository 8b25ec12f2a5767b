/** Inboxes are open, as in the real world; who tells them how to answer needs a token. */
@NullMarked
package io.apiworld.sandbox.security;

import org.jspecify.annotations.NullMarked;
