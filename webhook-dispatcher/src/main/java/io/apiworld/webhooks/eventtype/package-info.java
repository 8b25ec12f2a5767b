/** The catalogue of events that can be sent: their names, what they mean, and an example of each. */
@NullMarked
package io.apiworld.webhooks.eventtype;

import org.jspecify.annotations.NullMarked;
