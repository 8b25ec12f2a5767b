package io.apiworld.chat.message;

import io.apiworld.chat.conversation.Conversation;
import io.apiworld.chat.conversation.ConversationId;
import io.apiworld.chat.conversation.Conversations;
import io.apiworld.chat.conversation.NotYourConversation;
import io.apiworld.chat.conversation.Participant;
import io.apiworld.chat.conversation.Participant.Role;
import io.apiworld.chat.conversation.UnknownConversation;
import io.apiworld.chat.signal.Signal.ConversationMoved;
import io.apiworld.chat.signal.Signal.ReadMoved;
import io.apiworld.chat.signal.Signals;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class JdbcMessages implements Messages {

    private static final String SELECT = "select seq, client_id, sender, sender_role, sent_at, body from message ";

    private final JdbcClient jdbc;
    private final Conversations conversations;
    private final Signals signals;
    private final Clock clock;

    JdbcMessages(JdbcClient jdbc, Conversations conversations, Signals signals, Clock clock) {
        this.jdbc = jdbc;
        this.conversations = conversations;
        this.signals = signals;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Message send(ConversationId id, Participant by, NewMessage message) {
        // The lock makes senders take turns: numbers are given in the order of commits, and none is given in vain.
        var conversation = conversations.lock(id).orElseThrow(() -> new UnknownConversation(id));
        return sentBefore(id, by, message).orElseGet(() -> store(conversation, by, message));
    }

    @Override
    public List<Message> after(ConversationId conversation, long seq, int limit) {
        return jdbc.sql(SELECT + "where conversation_id = :conversation and seq > :seq order by seq limit :limit")
                .param("conversation", conversation.value())
                .param("seq", seq)
                .param("limit", limit)
                .query(JdbcMessages::message)
                .list();
    }

    @Override
    @Transactional
    public void markRead(ConversationId conversation, String reader, long upTo) {
        var moved = jdbc.sql("""
                        insert into read_mark (conversation_id, reader, up_to)
                        select id, :reader, least(:upTo, last_seq) from conversation where id = :conversation
                        on conflict (conversation_id, reader) do update set up_to = excluded.up_to
                          where read_mark.up_to < excluded.up_to
                        """)
                .param("conversation", conversation.value())
                .param("reader", reader)
                .param("upTo", upTo)
                .update();
        if (moved > 0) {
            signals.send(new ReadMoved(conversation.value(), reader));
        }
    }

    @Override
    public long readUpTo(ConversationId conversation, String reader) {
        return jdbc.sql("select up_to from read_mark where conversation_id = :conversation and reader = :reader")
                .param("conversation", conversation.value())
                .param("reader", reader)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    private Optional<Message> sentBefore(ConversationId conversation, Participant by, NewMessage message) {
        return jdbc.sql(SELECT + "where conversation_id = :conversation and sender = :sender and client_id = :id")
                .param("conversation", conversation.value())
                .param("sender", by.username())
                .param("id", message.id())
                .query(JdbcMessages::message)
                .optional();
    }

    private Message store(Conversation conversation, Participant by, NewMessage wanted) {
        if (!by.maySpeakIn(conversation)) {
            throw new NotYourConversation(
                    "Another agent holds it, nobody has accepted it, or it is another customer's.");
        }
        if (conversation.hasEnded()) {
            throw new ConversationHasEnded(conversation.id());
        }
        var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var message = new Message(conversation.lastSeq() + 1, wanted.id(), by.username(), by.role(), at, wanted.text());
        insert(conversation.id(), message);
        signals.send(new ConversationMoved(conversation.id().value()));
        return message;
    }

    private void insert(ConversationId conversation, Message message) {
        jdbc.sql("""
                        with numbered as (update conversation set last_seq = :seq where id = :conversation)
                        insert into message (conversation_id, seq, client_id, sender, sender_role, sent_at, body)
                        values (:conversation, :seq, :id, :sender, :role, :at, :text)
                        """)
                .param("conversation", conversation.value())
                .param("seq", message.seq())
                .param("id", message.id())
                .param("sender", message.from())
                .param("role", message.role().text())
                .param("at", Timestamp.from(message.at()))
                .param("text", message.text())
                .update();
    }

    static Message message(ResultSet row, int number) throws SQLException {
        return new Message(
                row.getLong("seq"),
                row.getString("client_id"),
                row.getString("sender"),
                Role.of(row.getString("sender_role")),
                row.getTimestamp("sent_at").toInstant(),
                row.getString("body"));
    }
}
