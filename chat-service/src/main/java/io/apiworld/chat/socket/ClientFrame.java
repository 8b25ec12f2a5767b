package io.apiworld.chat.socket;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.apiworld.chat.conversation.ConversationId;
import io.apiworld.chat.presence.AgentStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a client may say. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "t")
@JsonSubTypes({
    @Type(name = "hello", value = ClientFrame.Hello.class),
    @Type(name = "join", value = ClientFrame.Join.class),
    @Type(name = "send", value = ClientFrame.Send.class),
    @Type(name = "read", value = ClientFrame.Read.class),
    @Type(name = "typing", value = ClientFrame.Typing.class),
    @Type(name = "presence", value = ClientFrame.Presence.class),
    @Type(name = "accept", value = ClientFrame.Accept.class),
    @Type(name = "decline", value = ClientFrame.Decline.class),
    @Type(name = "end", value = ClientFrame.End.class),
    @Type(name = "ping", value = ClientFrame.Ping.class)
})
sealed interface ClientFrame {

    /** Frames about a conversation; its trace goes on with them. */
    sealed interface InConversation extends ClientFrame {

        ConversationId conv();

        @Nullable String traceparent();
    }

    /**
     * Must be the first; a later one brings a new token for a socket that is to outlive its first.
     *
     * @param resume conversations that the client followed before, with what it has of them
     * @param as for people who could be either: agent or customer
     */
    record Hello(
            @Nullable List<Cursor> resume,
            @Nullable String as,
            @Nullable String token) implements ClientFrame {

        List<Cursor> cursors() {
            return resume == null ? List.of() : resume;
        }
    }

    record Cursor(
            @JsonProperty(required = true) ConversationId conv,
            @JsonProperty(required = true) String epoch,
            @JsonProperty(required = true) long seq) {}

    /** @param seq the newest message that the client has already, or nothing for all */
    record Join(
            @JsonProperty(required = true) ConversationId conv,
            @Nullable Long seq,
            @Nullable String traceparent) implements InConversation {}

    record Send(
            @JsonProperty(required = true) ConversationId conv,
            @JsonProperty(required = true) String id,
            @JsonProperty(required = true) String text,
            @Nullable String traceparent)
            implements InConversation {}

    record Read(
            @JsonProperty(required = true) ConversationId conv,
            @JsonProperty(required = true) long upTo,
            @Nullable String traceparent)
            implements InConversation {}

    record Typing(@JsonProperty(required = true) ConversationId conv) implements ClientFrame {}

    record Presence(@JsonProperty(required = true) AgentStatus status) implements ClientFrame {}

    record Accept(
            @JsonProperty(required = true) ConversationId conv,
            @Nullable String traceparent) implements InConversation {}

    record Decline(
            @JsonProperty(required = true) ConversationId conv,
            @Nullable String traceparent) implements InConversation {}

    record End(
            @JsonProperty(required = true) ConversationId conv,
            @Nullable String summary,
            @Nullable String traceparent) implements InConversation {}

    record Ping() implements ClientFrame {}
}
