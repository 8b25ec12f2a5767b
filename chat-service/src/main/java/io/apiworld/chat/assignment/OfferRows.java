package io.apiworld.chat.assignment;

import io.apiworld.chat.conversation.ConversationId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows that offers are made of, locked so that no other instance makes the same offer. */
@Component
class OfferRows {

    record Passes(String agent, int count, boolean declinedLately) {}

    private static final int AT_A_TIME = 50;

    private final JdbcClient jdbc;

    OfferRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<ConversationId> waiting() {
        return jdbc.sql("""
                        select id from conversation where status = 'queued' and deleted_at is null
                        order by priority desc, started_at limit :limit
                        """)
                .param("limit", AT_A_TIME)
                .query((row, _) -> new ConversationId(row.getString("id")))
                .list();
    }

    Optional<ConversationId> lockWaiting(ConversationId id) {
        return jdbc.sql("select id from conversation where id = :id and status = 'queued' for update skip locked")
                .param("id", id.value())
                .query((row, _) -> new ConversationId(row.getString("id")))
                .optional();
    }

    List<ConversationId> lockUnanswered(Instant now, List<String> present) {
        return jdbc.sql("""
                        select id from conversation
                        where status = 'offered' and (offer_expires_at <= :now or not (offered_to = any (:present)))
                        for update skip locked
                        """)
                .param("now", Timestamp.from(now))
                .param("present", present.toArray(String[]::new))
                .query((row, _) -> new ConversationId(row.getString("id")))
                .list();
    }

    boolean lockAgent(String username) {
        return jdbc.sql("select username from agent where username = :username for update skip locked")
                .param("username", username)
                .query(String.class)
                .optional()
                .isPresent();
    }

    /** Conversations that the agent holds or is being offered. */
    int loadOf(String agent) {
        return jdbc.sql("""
                        select count(*) from conversation
                        where (status = 'active' and agent = :agent) or (status = 'offered' and offered_to = :agent)
                        """).param("agent", agent).query(Integer.class).single();
    }

    void occupied(String agent, Instant at) {
        jdbc.sql("update agent set idle_since = :at where username = :agent")
                .param("at", Timestamp.from(at))
                .param("agent", agent)
                .update();
    }

    void addPass(ConversationId conversation, String agent, boolean declined, Instant at) {
        jdbc.sql("""
                        insert into passed_offer (conversation_id, agent, declined, passed_at)
                        values (:conversation, :agent, :declined, :at)
                        """)
                .param("conversation", conversation.value())
                .param("agent", agent)
                .param("declined", declined)
                .param("at", Timestamp.from(at))
                .update();
    }

    /** By agent: who did not want the conversation, or did not answer. */
    Map<String, Passes> passesOf(ConversationId conversation, Instant declinedSince) {
        return jdbc
                .sql("""
                        select agent, count(*) as count, bool_or(declined and passed_at > :since) as declined_lately
                        from passed_offer where conversation_id = :conversation group by agent
                        """)
                .param("conversation", conversation.value())
                .param("since", Timestamp.from(declinedSince))
                .query((row, _) ->
                        new Passes(row.getString("agent"), row.getInt("count"), row.getBoolean("declined_lately")))
                .list()
                .stream()
                .collect(Collectors.toMap(Passes::agent, passes -> passes));
    }
}
