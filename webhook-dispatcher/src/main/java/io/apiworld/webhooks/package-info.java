/** Events in once, signed webhooks out until each receiver has them, and a log of every attempt. */
@NullMarked
package io.apiworld.webhooks;

import org.jspecify.annotations.NullMarked;
