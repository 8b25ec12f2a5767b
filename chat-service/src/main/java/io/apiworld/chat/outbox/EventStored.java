package io.apiworld.chat.outbox;

/** Tells the relay of this instance, after the commit, that it need not wait for its next round. */
record EventStored() {}
