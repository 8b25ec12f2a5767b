/**
 * Where people are signed in, and the end of it. A sign-in has a name ({@code sid}) that its tokens carry; whoever ends it, here, at
 * the account page or through an application, ends its tokens, and every application is told (OpenID Connect Back-Channel Logout).
 */
@NullMarked
package io.apiworld.auth.session;

import org.jspecify.annotations.NullMarked;
