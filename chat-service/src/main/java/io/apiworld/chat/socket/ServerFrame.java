package io.apiworld.chat.socket;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.apiworld.chat.conversation.ConversationId;
import io.apiworld.chat.customer.Customer;
import io.apiworld.chat.presence.AgentStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What we say to a client. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "t")
@JsonSubTypes({
    @Type(name = "welcome", value = ServerFrame.Welcome.class),
    @Type(name = "ack", value = ServerFrame.Ack.class),
    @Type(name = "msg", value = ServerFrame.Msg.class),
    @Type(name = "read", value = ServerFrame.Read.class),
    @Type(name = "typing", value = ServerFrame.Typing.class),
    @Type(name = "presence", value = ServerFrame.Presence.class),
    @Type(name = "queue", value = ServerFrame.Queue.class),
    @Type(name = "offer", value = ServerFrame.Offer.class),
    @Type(name = "assigned", value = ServerFrame.Assigned.class),
    @Type(name = "ended", value = ServerFrame.Ended.class),
    @Type(name = "error", value = ServerFrame.Error.class),
    @Type(name = "pong", value = ServerFrame.Pong.class)
})
sealed interface ServerFrame {

    /** @param pingEvery seconds between pings; who sends his own must keep to it, for others we ask by WebSocket pings */
    record Welcome(String conn, String user, List<String> roles, long pingEvery, List<Resumed> resumed)
            implements ServerFrame {}

    /**
     * @param recovered whether what was missed follows: all of it, or nothing; then the client reads the history by REST
     * @param from the first of the missed messages
     * @param to the last of them; below {@code from} when nothing was missed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Resumed(
            ConversationId conv,
            boolean recovered,
            @Nullable Long from,
            @Nullable Long to) {}

    record Ack(String id, ConversationId conv, long seq) implements ServerFrame {}

    record Msg(
            ConversationId conv, String epoch, long seq, String id, String from, String role, Instant at, String text)
            implements ServerFrame {}

    record Read(ConversationId conv, String by, long upTo) implements ServerFrame {}

    record Typing(ConversationId conv, String by) implements ServerFrame {}

    record Presence(String user, String name, AgentStatus status) implements ServerFrame {}

    record Queue(List<Waiting> waiting) implements ServerFrame {}

    record Waiting(
            ConversationId conv,
            String customerId,
            String customerName,
            String queue,
            int priority,
            List<String> reasons,
            Instant since) {}

    record Offer(ConversationId conv, Customer customer, String queue, List<String> reasons, Instant expiresAt)
            implements ServerFrame {}

    /** @param screenPop for agents: what to open beside the conversation */
    record Assigned(
            ConversationId conv,
            String agent,
            String agentName,
            String customerId,
            @Nullable ScreenPop screenPop) implements ServerFrame {}

    record ScreenPop(String url) {}

    record Ended(ConversationId conv, String by, Instant at) implements ServerFrame {}

    /** @param id of the message that was not taken */
    record Error(String code, String detail, @Nullable String id) implements ServerFrame {}

    record Pong() implements ServerFrame {}
}
