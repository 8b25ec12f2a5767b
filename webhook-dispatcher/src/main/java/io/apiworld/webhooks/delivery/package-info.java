/** What was taken in is delivered at least once to each endpoint, across failures, restarts and instances, or given up in plain sight; every attempt can be read afterwards. */
@NullMarked
package io.apiworld.webhooks.delivery;

import org.jspecify.annotations.NullMarked;
