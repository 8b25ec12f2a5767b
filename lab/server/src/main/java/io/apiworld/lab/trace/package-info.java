/**
 * What Zipkin has seen lately, in a line for each trace: the request that it began with, the services involved, how long it took.
 * Traces that only look at the system are left out.
 */
@NullMarked
package io.apiworld.lab.trace;

import org.jspecify.annotations.NullMarked;
