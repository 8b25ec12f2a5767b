/**
 * What the gateway does with a request, to be looked at: routes with their rules and how they stand, limits, filters in their
 * order. Anybody who is signed in may look; closing a route for maintenance takes the scope {@code admin}.
 */
@NullMarked
package io.apiworld.gateway.overview;

import org.jspecify.annotations.NullMarked;
