/**
 * Calls of the public door, as any client makes them, and the record of each: exactly what was sent and what came back, with what
 * is secret taken out before anybody is shown it.
 */
@NullMarked
package io.apiworld.lab.exchange;

import org.jspecify.annotations.NullMarked;
