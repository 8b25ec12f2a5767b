package io.apiworld.chat.conversation;

/** What was said, for those who read it as a whole. */
public interface Transcripts {

    /** A line for each message, oldest first, each with its time and who said it; empty when nothing was said. */
    String of(ConversationId conversation);

    /** What the customer said first, or nothing. */
    String openingOf(ConversationId conversation);
}
