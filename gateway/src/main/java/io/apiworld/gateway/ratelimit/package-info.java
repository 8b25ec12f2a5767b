/** Nobody gets more than a quota of requests, and everybody is told how much is left and how long to wait. */
@NullMarked
package io.apiworld.gateway.ratelimit;

import org.jspecify.annotations.NullMarked;
