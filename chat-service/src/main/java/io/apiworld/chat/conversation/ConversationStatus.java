package io.apiworld.chat.conversation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

public enum ConversationStatus {
    QUEUED,
    OFFERED,
    ACTIVE,
    ENDED;

    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static ConversationStatus of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
