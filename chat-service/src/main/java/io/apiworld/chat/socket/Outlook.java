package io.apiworld.chat.socket;

import io.apiworld.chat.conversation.Conversation;
import io.apiworld.chat.conversation.Conversation.Holder;
import io.apiworld.chat.conversation.ConversationId;
import io.apiworld.chat.conversation.Conversations;
import io.apiworld.chat.message.Message;
import io.apiworld.chat.message.Messages;
import io.apiworld.chat.presence.Presences;
import io.apiworld.chat.signal.Signal;
import io.apiworld.chat.signal.Signal.ConversationMoved;
import io.apiworld.chat.signal.Signal.OffersMoved;
import io.apiworld.chat.signal.Signal.PresenceMoved;
import io.apiworld.chat.signal.Signal.QueueMoved;
import io.apiworld.chat.signal.Signal.ReadMoved;
import io.apiworld.chat.signal.Signal.Typing;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what a signal pointed at, and tells a socket what it does not know yet. Runs on the socket's own thread. */
@Component
final class Outlook {

    private static final int MESSAGES_AT_A_TIME = 100;
    private static final int WAITING_SHOWN = 200;

    private final Conversations conversations;
    private final Messages messages;
    private final Presences presences;

    Outlook(Conversations conversations, Messages messages, Presences presences) {
        this.conversations = conversations;
        this.messages = messages;
        this.presences = presences;
    }

    void look(Connection connection, Signal at) throws IOException {
        switch (at) {
            case ConversationMoved(var conversation) -> follow(connection, new ConversationId(conversation));
            case OffersMoved(var agent) -> offers(connection, agent);
            case QueueMoved _ -> queue(connection);
            case PresenceMoved _ -> presences(connection);
            case ReadMoved(var conversation, var reader) -> read(connection, new ConversationId(conversation), reader);
            case Typing(var conversation, var by) -> typing(connection, new ConversationId(conversation), by);
        }
    }

    private void follow(Connection connection, ConversationId id) throws IOException {
        var subscription = connection.subscription(id).orElse(null);
        var conversation =
                conversations.evenDeleted(List.of(id)).stream().findFirst().orElse(null);
        if (subscription != null && conversation != null) {
            tellMessages(connection, conversation, subscription);
            tellHolder(connection, conversation, subscription);
            tellEnd(connection, conversation);
        }
    }

    private void tellMessages(Connection connection, Conversation conversation, Subscription subscription)
            throws IOException {
        while (subscription.seq() < conversation.lastSeq()) {
            var next = messages.after(conversation.id(), subscription.seq(), MESSAGES_AT_A_TIME);
            if (next.isEmpty()) {
                return;
            }
            for (var message : next) {
                connection.write(frame(conversation, message));
                subscription.movedTo(message.seq());
            }
        }
    }

    private static void tellHolder(Connection connection, Conversation conversation, Subscription subscription)
            throws IOException {
        var holder = conversation.holder();
        if (holder != null && !subscription.knows(holder)) {
            connection.write(assigned(conversation, holder, connection.isAgent()));
            subscription.learned(holder);
        }
    }

    private static void tellEnd(Connection connection, Conversation conversation) throws IOException {
        var ending = conversation.ending();
        if (ending != null) {
            connection.subscriptions().remove(conversation.id());
            connection.write(new ServerFrame.Ended(conversation.id(), ending.by(), ending.at()));
        }
    }

    /** An agent's socket follows all that the agent holds, also what was accepted in another window. */
    private void offers(Connection connection, String agent) throws IOException {
        for (var held : conversations.heldBy(agent)) {
            if (connection.subscriptions().putIfAbsent(held.id(), new Subscription(0)) == null) {
                follow(connection, held.id());
            }
        }
        var offers = conversations.offeredTo(agent).stream().map(Outlook::offer).toList();
        for (var offer : connection.told().newAmong(offers)) {
            connection.write(offer);
        }
    }

    private void queue(Connection connection) throws IOException {
        var queue = new ServerFrame.Queue(conversations.waiting(WAITING_SHOWN).stream()
                .map(Outlook::waiting)
                .toList());
        if (connection.told().isNew(queue)) {
            connection.write(queue);
        }
    }

    private void presences(Connection connection) throws IOException {
        for (var change : connection.told().changes(presences.agents())) {
            connection.write(change);
        }
    }

    private void read(Connection connection, ConversationId conversation, String reader) throws IOException {
        if (!connection.caller().username().equals(reader)) {
            connection.write(new ServerFrame.Read(conversation, reader, messages.readUpTo(conversation, reader)));
        }
    }

    private static void typing(Connection connection, ConversationId conversation, String by) throws IOException {
        if (!connection.caller().username().equals(by)) {
            connection.write(new ServerFrame.Typing(conversation, by));
        }
    }

    private static ServerFrame.Msg frame(Conversation conversation, Message message) {
        return new ServerFrame.Msg(
                conversation.id(),
                conversation.epoch(),
                message.seq(),
                message.id(),
                message.from(),
                message.role().text(),
                message.at(),
                message.text());
    }

    private static ServerFrame.Assigned assigned(Conversation conversation, Holder holder, boolean toAgent) {
        var customerId = conversation.customer().customerId();
        return new ServerFrame.Assigned(
                conversation.id(), holder.agent(), holder.name(), customerId, toAgent ? screenPop(customerId) : null);
    }

    private static ServerFrame.@Nullable ScreenPop screenPop(String customerId) {
        return new ServerFrame.ScreenPop("/agent?customer=" + URLEncoder.encode(customerId, StandardCharsets.UTF_8));
    }

    private static ServerFrame.Offer offer(Conversation conversation) {
        var offer = conversation.offer();
        return new ServerFrame.Offer(
                conversation.id(),
                conversation.customer(),
                conversation.assessment().queue(),
                conversation.assessment().reasons(),
                offer == null ? conversation.startedAt() : offer.expiresAt());
    }

    private static ServerFrame.Waiting waiting(Conversation conversation) {
        return new ServerFrame.Waiting(
                conversation.id(),
                conversation.customer().customerId(),
                conversation.customer().name(),
                conversation.assessment().queue(),
                conversation.assessment().priority(),
                conversation.assessment().reasons(),
                conversation.startedAt());
    }
}
