package io.apiworld.chat.conversation;

import io.apiworld.defaults.problem.Problem;
import org.springframework.http.HttpStatus;

public final class UnknownConversation extends Problem {

    public UnknownConversation(ConversationId id) {
        super(
                HttpStatus.NOT_FOUND,
                "unknown-session",
                "There is no such chat session",
                "It was never started here, or it was deleted.");
        with("sessionId", id.value());
    }
}
