/** Whatever is refused or fails here is answered by RFC 9457 problem+json that says which layer refused, and nothing internal. */
@NullMarked
package io.apiworld.gateway.errors;

import org.jspecify.annotations.NullMarked;
