package io.apiworld.chat.outbox;

public interface Outbox {

    /** Stores the event in the transaction that is under way; it leaves only if that one commits. */
    void add(Event event);
}
