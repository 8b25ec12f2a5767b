/** Every event is stored in the transaction that it tells of, and handed on at least once, in order within its conversation, however long the receiver is away. */
@NullMarked
package io.apiworld.chat.outbox;

import org.jspecify.annotations.NullMarked;
