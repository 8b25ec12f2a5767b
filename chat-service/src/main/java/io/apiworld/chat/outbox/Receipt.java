package io.apiworld.chat.outbox;

/** What came of handing an event on. */
sealed interface Receipt {

    record Taken() implements Receipt {}

    /** The same answer would come for ever. */
    record Refused(String problem) implements Receipt {}

    record TryLater(String problem) implements Receipt {}
}
