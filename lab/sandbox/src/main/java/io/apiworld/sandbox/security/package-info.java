/** Inboxes are open, as in the real world; who tells them how to answer needs a token. So does who changes a site's certificate; who looks does not. */
@NullMarked
package io.apiworld.sandbox.security;

import org.jspecify.annotations.NullMarked;
