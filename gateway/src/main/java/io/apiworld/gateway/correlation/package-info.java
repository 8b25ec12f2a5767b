/** Every request has one correlation id, in its answer, its trace and its access log line; nothing else of it is logged. */
@NullMarked
package io.apiworld.gateway.correlation;

import org.jspecify.annotations.NullMarked;
