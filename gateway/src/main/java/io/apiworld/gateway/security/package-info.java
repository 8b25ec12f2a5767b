/**
 * Who is calling: a bearer token that still counts, an API key, else the console's session, else nobody; and which routes need
 * somebody. Whoever is turned away is told why, each cause by itself.
 */
@NullMarked
package io.apiworld.gateway.security;

import org.jspecify.annotations.NullMarked;
