package io.apiworld.chat.assignment;

import io.apiworld.chat.conversation.ConversationId;
import io.apiworld.chat.conversation.Participant;

/** What an agent does with a waiting conversation. */
public interface Assignments {

    /**
     * Takes a conversation that is offered to the agent, or that waits and is offered to nobody. Of several who try, one succeeds.
     *
     * @throws io.apiworld.chat.conversation.UnknownConversation if there is none
     */
    Acceptance accept(ConversationId conversation, Participant agent);

    /** Gives an offer back; without one, nothing happens. */
    void decline(ConversationId conversation, Participant agent);
}
