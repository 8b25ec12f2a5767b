package io.apiworld.chat.conversation;

import io.apiworld.chat.conversation.Conversation.Ending;
import io.apiworld.chat.conversation.Conversation.Holder;
import io.apiworld.chat.outbox.Event;
import io.apiworld.defaults.tracing.TraceLink;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What others are told of a conversation, in the words of the event catalogue. */
public final class ConversationEvents {

    private ConversationEvents() {}

    static Event started(Conversation conversation) {
        var data = new Data("chat_started", conversation, conversation.startedAt());
        data.put("channel", conversation.channel());
        data.put("queue", conversation.assessment().queue());
        data.put("customerName", conversation.customer().name());
        return data.event(conversation.trace());
    }

    public static Event assigned(Conversation conversation, Holder holder, Instant at, TraceLink trace) {
        var data = new Data("agent_assigned", conversation, at);
        data.put("agent", holder.agent());
        data.put("agentName", holder.name());
        data.put("queue", conversation.assessment().queue());
        data.put("waitSeconds", conversation.lasting(at).toSeconds());
        return data.event(trace);
    }

    static Event ended(Conversation conversation, Ending ending, TraceLink trace) {
        var data = new Data("chat_ended", conversation, ending.at());
        data.put("endedBy", ending.by());
        data.put("durationSeconds", conversation.lasting(ending.at()).toSeconds());
        data.put("agent", agentOf(conversation));
        return data.event(trace);
    }

    static Event completed(Conversation conversation, Ending ending, String transcript, TraceLink trace) {
        var holder = conversation.holder();
        var data = new Data("chat_completed", conversation, ending.at());
        data.put("agent", agentOf(conversation));
        data.put("agentName", holder == null ? null : holder.name());
        data.put("email", conversation.customer().email());
        data.put("summary", ending.summary());
        data.put("transcript", transcript);
        data.put("durationSeconds", conversation.lasting(ending.at()).toSeconds());
        data.put("startedAt", conversation.startedAt().toString());
        data.put("endedAt", ending.at().toString());
        data.put("caseType", conversation.channel());
        return data.event(trace);
    }

    private static @Nullable String agentOf(Conversation conversation) {
        return conversation.holder() == null ? null : conversation.holder().agent();
    }

    /** What every event tells, and then more; what is not known is left out. */
    private static final class Data {

        private final String type;
        private final Conversation conversation;
        private final Instant at;
        private final Map<String, Object> members = new LinkedHashMap<>();

        Data(String type, Conversation conversation, Instant at) {
            this.type = type;
            this.conversation = conversation;
            this.at = at;
            put("event", type);
            put("customerId", conversation.customer().customerId());
            put("interactionId", conversation.id().value());
            put("correlationId", conversation.trace().correlationId());
            put("timestamp", at.toString());
        }

        void put(String member, @Nullable Object value) {
            if (value != null) {
                members.put(member, value);
            }
        }

        Event event(TraceLink trace) {
            return new Event(conversation.id().value(), type, at, members, trace);
        }
    }
}
