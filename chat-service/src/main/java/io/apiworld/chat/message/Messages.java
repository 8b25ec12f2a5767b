package io.apiworld.chat.message;

import io.apiworld.chat.conversation.ConversationId;
import io.apiworld.chat.conversation.Participant;
import java.util.List;

public interface Messages {

    /**
     * Stores the message and gives it the next number. What the same sender sent before under the same id keeps its number, and
     * nothing is stored.
     *
     * @throws io.apiworld.chat.conversation.UnknownConversation if there is none
     * @throws io.apiworld.chat.conversation.NotYourConversation if the participant may not speak in it
     * @throws ConversationHasEnded if it is too late
     */
    Message send(ConversationId conversation, Participant by, NewMessage message);

    /** Those after the given number, oldest first. */
    List<Message> after(ConversationId conversation, long seq, int limit);

    /** Up to where the reader has read; never goes back. */
    void markRead(ConversationId conversation, String reader, long upTo);

    long readUpTo(ConversationId conversation, String reader);
}
