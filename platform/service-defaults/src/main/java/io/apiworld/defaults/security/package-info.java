/** What a resource server of this platform accepts (RFC 9068 access tokens) and how it refuses (RFC 6750 challenges). */
@NullMarked
package io.apiworld.defaults.security;

import org.jspecify.annotations.NullMarked;
