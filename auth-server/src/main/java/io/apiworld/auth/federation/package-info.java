/**
 * Signing in with an account elsewhere: Microsoft, Okta, Google, Auth0, or any OpenID provider, by configuration alone and with one code
 * path. It is a way in to an account that exists here, found by an address that the provider has verified, and by nothing else.
 */
@NullMarked
package io.apiworld.auth.federation;

import org.jspecify.annotations.NullMarked;
