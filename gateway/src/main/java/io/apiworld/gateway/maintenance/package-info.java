/**
 * A route can be closed while its service is worked on: by its metadata, or for a time by an administrator. Whoever asks is told
 * when to come back, by whatever method. With several gateways, all of them know within a second.
 */
@NullMarked
package io.apiworld.gateway.maintenance;

import org.jspecify.annotations.NullMarked;
