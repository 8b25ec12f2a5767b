/**
 * How much of a request is taken in, and for how long: head and body have a size and a time, counted as they come and not as they
 * announce themselves. What is over it is told so, even where it never became a request.
 */
@NullMarked
package io.apiworld.gateway.intake;

import org.jspecify.annotations.NullMarked;
