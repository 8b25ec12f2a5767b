package io.apiworld.chat.socket;

import io.apiworld.chat.assignment.Acceptance.Taken;
import io.apiworld.chat.assignment.Acceptance.TooLate;
import io.apiworld.chat.assignment.Assignments;
import io.apiworld.chat.conversation.Conversation;
import io.apiworld.chat.conversation.ConversationId;
import io.apiworld.chat.conversation.Conversations;
import io.apiworld.chat.conversation.Farewell;
import io.apiworld.chat.conversation.NotYourConversation;
import io.apiworld.chat.conversation.Participant;
import io.apiworld.chat.conversation.UnknownConversation;
import io.apiworld.chat.message.Messages;
import io.apiworld.chat.message.NewMessage;
import io.apiworld.chat.signal.Signal.ConversationMoved;
import io.apiworld.chat.socket.ClientFrame.Accept;
import io.apiworld.chat.socket.ClientFrame.Decline;
import io.apiworld.chat.socket.ClientFrame.End;
import io.apiworld.chat.socket.ClientFrame.InConversation;
import io.apiworld.chat.socket.ClientFrame.Join;
import io.apiworld.chat.socket.ClientFrame.Read;
import io.apiworld.chat.socket.ClientFrame.Send;
import io.apiworld.defaults.tracing.Traces;
import jakarta.validation.Validator;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/** Does what a frame about a conversation asks for, within the conversation's trace. */
@Component
final class Dialogue {

    private final Conversations conversations;
    private final Messages messages;
    private final Assignments assignments;
    private final Farewell farewell;
    private final Traces traces;
    private final Validator validator;

    Dialogue(
            Conversations conversations,
            Messages messages,
            Assignments assignments,
            Farewell farewell,
            Traces traces,
            Validator validator) {
        this.conversations = conversations;
        this.messages = messages;
        this.assignments = assignments;
        this.farewell = farewell;
        this.traces = traces;
        this.validator = validator;
    }

    void handle(Connection connection, Participant who, InConversation frame) {
        try {
            var conversation = visible(frame.conv(), who);
            var trace = conversation.traceNear(frame.traceparent());
            traces.continued(trace, nameOf(frame), () -> perform(connection, who, frame));
        } catch (ErrorResponseException refused) {
            connection.say(error(refused, frame instanceof Send send ? send.id() : null));
        }
    }

    private void perform(Connection connection, Participant who, InConversation frame) {
        if (changesSomething(frame) && !connection.has("write:chat")) {
            throw new NotYourConversation("The socket's token lacks the scope write:chat.");
        }
        switch (frame) {
            case Join join -> follow(connection, join.conv(), join.seq() == null ? 0 : join.seq());
            case Send send -> send(connection, who, send);
            case Read read -> messages.markRead(read.conv(), who.username(), read.upTo());
            case Accept accept -> accept(connection, who, accept.conv());
            case Decline decline -> assignments.decline(decline.conv(), who);
            case End end -> farewell.end(end.conv(), who, end.summary());
        }
    }

    private static void follow(Connection connection, ConversationId conversation, long after) {
        connection.subscriptions().put(conversation, new Subscription(after));
        connection.look(new ConversationMoved(conversation.value()));
    }

    private void send(Connection connection, Participant who, Send send) {
        var message = new NewMessage(send.id(), send.text());
        var violations = validator.validate(message).stream()
                .map(violation -> violation.getPropertyPath() + " " + violation.getMessage())
                .sorted()
                .collect(Collectors.joining("; "));
        if (violations.isEmpty()) {
            var stored = messages.send(send.conv(), who, message);
            connection.say(new ServerFrame.Ack(send.id(), send.conv(), stored.seq()));
        } else {
            connection.say(new ServerFrame.Error("invalid-message", violations, send.id()));
        }
    }

    private void accept(Connection connection, Participant who, ConversationId conversation) {
        if (!who.isAgent()) {
            throw new NotYourConversation("Agents accept conversations; customers start them.");
        }
        switch (assignments.accept(conversation, who)) {
            case Taken _ -> follow(connection, conversation, 0);
            case TooLate(var reason) -> connection.say(new ServerFrame.Error("offer-gone", reason, null));
        }
    }

    private Conversation visible(ConversationId id, Participant who) {
        var conversation = conversations.find(id).orElseThrow(() -> new UnknownConversation(id));
        if (!who.maySee(conversation)) {
            throw new NotYourConversation("A customer follows conversations of his own only.");
        }
        return conversation;
    }

    private static boolean changesSomething(InConversation frame) {
        return !(frame instanceof Join || frame instanceof Read);
    }

    private static String nameOf(InConversation frame) {
        return "frame " + frame.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static ServerFrame.Error error(ErrorResponseException refused, @Nullable String id) {
        var body = refused.getBody();
        var type = body.getType() == null ? "" : body.getType().toString();
        return new ServerFrame.Error(type.replaceFirst("^urn:problem:", ""), String.valueOf(body.getDetail()), id);
    }
}
