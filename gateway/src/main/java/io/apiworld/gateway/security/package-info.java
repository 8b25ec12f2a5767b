/** Who is calling: a bearer token, else the console's session, else nobody; and which routes need somebody. */
@NullMarked
package io.apiworld.gateway.security;

import org.jspecify.annotations.NullMarked;
