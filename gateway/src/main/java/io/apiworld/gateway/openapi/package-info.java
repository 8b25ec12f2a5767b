/**
 * One contract for all that is behind the door: every service publishes its own OpenAPI document, and they are joined here. A
 * service that is down takes nothing but its own part away, and not even that if it was seen before.
 */
@NullMarked
package io.apiworld.gateway.openapi;

import org.jspecify.annotations.NullMarked;
