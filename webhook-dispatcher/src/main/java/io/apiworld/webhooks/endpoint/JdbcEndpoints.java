package io.apiworld.webhooks.endpoint;

import io.apiworld.defaults.sealing.Seal;
import io.apiworld.webhooks.signing.Secret;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class JdbcEndpoints implements Endpoints, EndpointRegister {

    private static final String COLUMNS =
            "select id, url, event_types, description, status, disabled_reason, created_at from endpoints ";

    private final JdbcClient jdbc;
    private final Seal seal;

    JdbcEndpoints(JdbcClient jdbc, Seal seal) {
        this.jdbc = jdbc;
        this.seal = seal;
    }

    @Override
    public List<String> wanting(String eventType) {
        return jdbc.sql("""
                        select id from endpoints
                        where status = 'enabled' and (:everything = any(event_types) or :type = any(event_types))
                        order by created_at, id
                        """)
                .param("everything", Endpoint.EVERY_EVENT)
                .param("type", eventType)
                .query((row, _) -> row.getString("id"))
                .list();
    }

    @Override
    public List<Endpoint> all() {
        return jdbc.sql(COLUMNS + "order by created_at, id")
                .query(JdbcEndpoints::endpoint)
                .list();
    }

    @Override
    public Optional<Endpoint> find(String id) {
        return jdbc.sql(COLUMNS + "where id = :id")
                .param("id", id)
                .query(JdbcEndpoints::endpoint)
                .optional();
    }

    @Override
    @Transactional
    public boolean add(Endpoint endpoint, Secret secret) {
        var added = jdbc.sql("""
                        insert into endpoints (id, url, event_types, description, status, disabled_reason, created_at)
                        values (:id, :url, :eventTypes, :description, :status, :reason, :at)
                        on conflict (id) do nothing
                        """)
                .param("id", endpoint.id())
                .param("url", endpoint.url())
                .param("eventTypes", endpoint.eventTypes().toArray(String[]::new))
                .param("description", endpoint.description())
                .param("status", endpoint.status().word())
                .param("reason", endpoint.disabledReason())
                .param("at", Timestamp.from(endpoint.createdAt()))
                .update();
        if (added == 1) {
            keep(endpoint.id(), secret, endpoint.createdAt());
        }
        return added == 1;
    }

    @Override
    @Transactional
    public boolean addBelow(int limit, Endpoint endpoint, Secret secret) {
        // Lets nobody else add until we have; readers go on.
        jdbc.sql("lock table endpoints in share row exclusive mode").update();
        var count =
                jdbc.sql("select count(*) from endpoints").query(Integer.class).single();
        return count < limit && add(endpoint, secret);
    }

    @Override
    @Transactional
    public Optional<Endpoint> change(String id, UnaryOperator<Endpoint> change) {
        var changed = jdbc.sql(COLUMNS + "where id = :id for update")
                .param("id", id)
                .query(JdbcEndpoints::endpoint)
                .optional()
                .map(change);
        changed.ifPresent(this::update);
        return changed;
    }

    @Override
    public boolean remove(String id) {
        return jdbc.sql("delete from endpoints where id = :id").param("id", id).update() == 1;
    }

    @Override
    @Transactional
    public void rotate(String id, Secret secret, Instant now, Instant formerEnd) {
        jdbc.sql("delete from endpoint_secrets where endpoint_id = :id and expires_at <= :now")
                .param("id", id)
                .param("now", Timestamp.from(now))
                .update();
        jdbc.sql("update endpoint_secrets set expires_at = :end where endpoint_id = :id and expires_at is null")
                .param("id", id)
                .param("end", Timestamp.from(formerEnd))
                .update();
        keep(id, secret, now);
    }

    @Override
    public List<Secret> secretsOf(String id, Instant at) {
        return jdbc
                .sql("""
                        select sealed from endpoint_secrets
                        where endpoint_id = :id and (expires_at is null or expires_at > :at)
                        order by position desc
                        """)
                .param("id", id)
                .param("at", Timestamp.from(at))
                .query((row, _) -> row.getBytes("sealed"))
                .list()
                .stream()
                .map(closed -> new Secret(seal.open(about(id), closed)))
                .toList();
    }

    @Override
    @Transactional
    public void disable(String id, String reason) {
        change(id, endpoint -> endpoint.disabled(reason));
    }

    private void update(Endpoint endpoint) {
        jdbc.sql("""
                        update endpoints set url = :url, event_types = :eventTypes, description = :description,
                          status = :status, disabled_reason = :reason
                        where id = :id
                        """)
                .param("id", endpoint.id())
                .param("url", endpoint.url())
                .param("eventTypes", endpoint.eventTypes().toArray(String[]::new))
                .param("description", endpoint.description())
                .param("status", endpoint.status().word())
                .param("reason", endpoint.disabledReason())
                .update();
    }

    private void keep(String id, Secret secret, Instant at) {
        jdbc.sql("insert into endpoint_secrets (endpoint_id, sealed, created_at) values (:id, :sealed, :at)")
                .param("id", id)
                .param("sealed", seal.close(about(id), secret.words()))
                .param("at", Timestamp.from(at))
                .update();
    }

    private static String about(String id) {
        return "secret of endpoint " + id;
    }

    private static Endpoint endpoint(ResultSet row, int number) throws SQLException {
        return new Endpoint(
                row.getString("id"),
                row.getString("url"),
                List.of((String[]) row.getArray("event_types").getArray()),
                row.getString("description"),
                EndpointStatus.of(row.getString("status")),
                row.getString("disabled_reason"),
                row.getTimestamp("created_at").toInstant());
    }
}
