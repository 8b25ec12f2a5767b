package io.apiworld.chat.conversation;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

@Component
class JdbcConversations implements Conversations {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final ConversationRow row;

    JdbcConversations(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
        this.row = new ConversationRow(json);
    }

    @Override
    public void add(Conversation conversation, boolean authenticated) {
        jdbc.sql("""
                        insert into conversation
                          (id, epoch, customer_id, customer, channel, authenticated, status, queue, priority, reasons,
                           started_at, traceparent, correlation_id)
                        values
                          (:id, :epoch, :customerId, :customer::jsonb, :channel, :authenticated, :status, :queue, :priority,
                           :reasons::jsonb, :startedAt, :traceparent, :correlationId)
                        """)
                .param("id", conversation.id().value())
                .param("epoch", conversation.epoch())
                .param("customerId", conversation.customer().customerId())
                .param("customer", json.writeValueAsString(conversation.customer()))
                .param("channel", conversation.channel())
                .param("authenticated", authenticated)
                .param("status", conversation.status().text())
                .param("queue", conversation.assessment().queue())
                .param("priority", conversation.assessment().priority())
                .param(
                        "reasons",
                        json.writeValueAsString(conversation.assessment().reasons()))
                .param("startedAt", Timestamp.from(conversation.startedAt()))
                .param("traceparent", conversation.trace().traceparent())
                .param("correlationId", conversation.trace().correlationId())
                .update();
    }

    @Override
    public Optional<Conversation> find(ConversationId id) {
        return one("where id = :id and deleted_at is null", id);
    }

    @Override
    public Optional<Conversation> lock(ConversationId id) {
        return one("where id = :id and deleted_at is null for update", id);
    }

    @Override
    public void update(Conversation conversation) {
        var offer = conversation.offer();
        var holder = conversation.holder();
        var ending = conversation.ending();
        jdbc.sql("""
                        update conversation set
                          status = :status, offered_to = :offeredTo, offer_expires_at = :offerExpiresAt,
                          agent = :agent, agent_name = :agentName,
                          ended_at = :endedAt, ended_by = :endedBy, summary = :summary
                        where id = :id
                        """)
                .param("id", conversation.id().value())
                .param("status", conversation.status().text())
                .param("offeredTo", offer == null ? null : offer.agent())
                .param("offerExpiresAt", offer == null ? null : Timestamp.from(offer.expiresAt()))
                .param("agent", holder == null ? null : holder.agent())
                .param("agentName", holder == null ? null : holder.name())
                .param("endedAt", ending == null ? null : Timestamp.from(ending.at()))
                .param("endedBy", ending == null ? null : ending.by())
                .param("summary", ending == null ? null : ending.summary())
                .update();
    }

    @Override
    @Transactional
    public void delete(ConversationId id, Instant at) {
        jdbc.sql("delete from message where conversation_id = :id")
                .param("id", id.value())
                .update();
        jdbc.sql("""
                        update conversation set deleted_at = :at, summary = null,
                          customer = jsonb_build_object('customerId', customer_id, 'name', 'deleted', 'openCases', 0)
                        where id = :id
                        """).param("id", id.value()).param("at", Timestamp.from(at)).update();
    }

    @Override
    public int forgetDeletedBefore(Instant time) {
        return jdbc.sql("delete from conversation where deleted_at < :time")
                .param("time", Timestamp.from(time))
                .update();
    }

    @Override
    public List<Conversation> recent(@Nullable ConversationStatus status, @Nullable String customerId, int limit) {
        return jdbc.sql(ConversationRow.SELECT + """
                         where deleted_at is null
                           and (:status::text is null or status = :status)
                           and (:customerId::text is null or customer_id = :customerId)
                         order by started_at desc limit :limit
                        """)
                .param("status", status == null ? null : status.text())
                .param("customerId", customerId)
                .param("limit", limit)
                .query(row)
                .list();
    }

    @Override
    public List<Conversation> waiting(int limit) {
        return jdbc.sql(ConversationRow.SELECT + """
                         where status in ('queued', 'offered') and deleted_at is null
                         order by priority desc, started_at limit :limit
                        """)
                .param("limit", limit)
                .query(row)
                .list();
    }

    @Override
    public List<Conversation> offeredTo(String agent) {
        return of("where status = 'offered' and offered_to = :agent order by offer_expires_at", agent);
    }

    @Override
    public List<Conversation> heldBy(String agent) {
        return of("where status = 'active' and agent = :agent order by started_at", agent);
    }

    @Override
    public List<Conversation> evenDeleted(Collection<ConversationId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(ConversationRow.SELECT + " where id in (:ids)")
                .param("ids", ids.stream().map(ConversationId::value).toList())
                .query(row)
                .list();
    }

    private Optional<Conversation> one(String condition, ConversationId id) {
        return jdbc.sql(ConversationRow.SELECT + condition)
                .param("id", id.value())
                .query(row)
                .optional();
    }

    private List<Conversation> of(String condition, String agent) {
        return jdbc.sql(ConversationRow.SELECT + condition)
                .param("agent", agent)
                .query(row)
                .list();
    }
}
