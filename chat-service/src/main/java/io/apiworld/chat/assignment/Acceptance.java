package io.apiworld.chat.assignment;

import io.apiworld.chat.conversation.Conversation;

public sealed interface Acceptance {

    record Taken(Conversation conversation) implements Acceptance {}

    /** @param reason fit to be shown */
    record TooLate(String reason) implements Acceptance {}
}
