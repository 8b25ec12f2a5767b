package io.apiworld.chat.socket;

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
            @Required ConversationId conv,
            @Required String epoch,
            @Required long seq) {}

    /** @param seq the newest message that the client has already, or nothing for all */
    record Join(
            @Required ConversationId conv,
            @Nullable Long seq,
            @Nullable String traceparent) implements InConversation {}

    record Send(
            @Required ConversationId conv,
            @Required String id,
            @Required String text,
            @Nullable String traceparent) implements InConversation {}

    record Read(
            @Required ConversationId conv,
            @Required long upTo,
            @Nullable String traceparent) implements InConversation {}

    record Typing(@Required ConversationId conv) implements ClientFrame {}

    record Presence(@Required AgentStatus status) implements ClientFrame {}

    record Accept(@Required ConversationId conv, @Nullable String traceparent) implements InConversation {}

    record Decline(@Required ConversationId conv, @Nullable String traceparent) implements InConversation {}

    record End(
            @Required ConversationId conv,
            @Nullable String summary,
            @Nullable String traceparent) implements InConversation {}

    record Ping() implements ClientFrame {}
}
