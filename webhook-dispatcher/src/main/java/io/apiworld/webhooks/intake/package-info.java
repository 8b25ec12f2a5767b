/** An event is taken in once, however often and by however many it is handed over; it and its deliveries are stored together or not at all. */
@NullMarked
package io.apiworld.webhooks.intake;

import org.jspecify.annotations.NullMarked;
