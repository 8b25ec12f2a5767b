/**
 * The system as it is now: every part with its health, and who talks to whom. A part that is slow or away never makes the answer
 * slow: each is asked at the same time as the others, for a bounded time.
 */
@NullMarked
package io.apiworld.lab.system;

import org.jspecify.annotations.NullMarked;
