/** The endpoints of OAuth 2 and OpenID Connect, and who may reach them. */
@NullMarked
package io.apiworld.auth.protocol;

import org.jspecify.annotations.NullMarked;
