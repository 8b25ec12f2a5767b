package io.apiworld.chat.presence;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

public enum AgentStatus {
    /** There, and ready for more. */
    ONLINE,
    /** There, but not at the desk. */
    AWAY,
    /** There, but not to be given more. */
    BUSY,
    /** No connection; nobody says this of himself. */
    OFFLINE;

    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static AgentStatus of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
