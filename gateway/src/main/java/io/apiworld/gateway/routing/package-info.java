/** What a backend gets to see of a request and a client of an answer; how a backend that fails is told apart from one that is slow. */
@NullMarked
package io.apiworld.gateway.routing;

import org.jspecify.annotations.NullMarked;
