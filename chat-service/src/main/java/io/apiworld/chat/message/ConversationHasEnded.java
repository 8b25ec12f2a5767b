package io.apiworld.chat.message;

import io.apiworld.chat.conversation.ConversationId;
import io.apiworld.defaults.problem.Problem;
import org.springframework.http.HttpStatus;

public final class ConversationHasEnded extends Problem {

    ConversationHasEnded(ConversationId id) {
        super(
                HttpStatus.CONFLICT,
                "session-ended",
                "The chat session has ended",
                "Nothing more can be said in it; start another one.");
        with("sessionId", id.value());
    }
}
