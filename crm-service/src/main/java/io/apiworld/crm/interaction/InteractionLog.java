package io.apiworld.crm.interaction;

/** Where the other features tell what happened. */
public interface InteractionLog {

    /**
     * Adds to the history, in the transaction that is going on.
     *
     * @param webhookId the message that told it
     * @param data what it said, as JSON
     */
    void add(Interaction interaction, String webhookId, String data);
}
