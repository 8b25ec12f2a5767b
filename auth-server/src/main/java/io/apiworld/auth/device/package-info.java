/**
 * A device without a browser gets a token for a person who has one elsewhere (RFC 8628): it shows a short code, the person types it here,
 * is told who asks for what, and says yes or no. Every time: a yes given once must not let the next code through unasked.
 */
@NullMarked
package io.apiworld.auth.device;

import org.jspecify.annotations.NullMarked;
