package io.apiworld.chat.conversation;

import io.apiworld.defaults.problem.Problem;
import org.springframework.http.HttpStatus;

public final class NotYourConversation extends Problem {

    public NotYourConversation(String detail) {
        super(HttpStatus.FORBIDDEN, "not-your-session", "The chat session belongs to others", detail);
    }
}
