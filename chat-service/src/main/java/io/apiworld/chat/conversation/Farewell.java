package io.apiworld.chat.conversation;

import org.jspecify.annotations.Nullable;

/** Ends conversations. */
public interface Farewell {

    /**
     * Ends the conversation, once: a second time changes nothing and tells nobody.
     *
     * @param summary counts from an agent or a machine only; without one, what the customer said first is the summary
     * @throws UnknownConversation if there is none
     * @throws NotYourConversation if it is not the participant's to end
     */
    Conversation end(ConversationId id, Participant by, @Nullable String summary);

    /** Ends the conversation where it has not ended, and deletes it. */
    void delete(ConversationId id, Participant by);
}
