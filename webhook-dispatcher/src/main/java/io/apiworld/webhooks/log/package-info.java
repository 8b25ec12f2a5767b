/** What became of each message at each receiver, attempt by attempt; and the wish to try again. */
@NullMarked
package io.apiworld.webhooks.log;

import org.jspecify.annotations.NullMarked;
