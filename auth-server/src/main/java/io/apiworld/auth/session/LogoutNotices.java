package io.apiworld.auth.session;

import io.apiworld.auth.client.ClientSetting;
import io.apiworld.defaults.tracing.TraceLink;
import io.apiworld.defaults.tracing.Traces;
import java.net.URI;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.task.TaskExecutor;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * OpenID Connect Back-Channel Logout 1.0, section 2.5. Written in the transaction that ends the tokens, delivered at once, and again
 * with growing pauses where the client could not be reached; by whichever instance comes first, and by one only.
 */
@Component
class LogoutNotices {

    private static final Logger log = LoggerFactory.getLogger(LogoutNotices.class);
    private static final int MOST_ATTEMPTS = 8;

    private final JdbcClient db;
    private final RegisteredClientRepository clients;
    private final LogoutTokens tokens;
    private final RestClient http;
    private final Traces traces;
    private final TaskExecutor executor;
    private final Clock clock;

    LogoutNotices(
            JdbcClient db,
            RegisteredClientRepository clients,
            LogoutTokens tokens,
            RestClient.Builder http,
            Traces traces,
            TaskExecutor applicationTaskExecutor,
            Clock clock) {
        this.db = db;
        this.clients = clients;
        this.tokens = tokens;
        this.http = http.build();
        this.traces = traces;
        this.executor = applicationTaskExecutor;
        this.clock = clock;
    }

    /** For each client that holds tokens of the sign-in and said where it wants to be told. */
    void write(String username, Sid sid) {
        db.sql("select distinct registered_client_id from oauth2_authorization where principal_name = ? and sid = ?")
                .params(username, sid.value())
                .query(String.class)
                .list()
                .forEach(client -> write(client, username, sid));
    }

    void deliverSoon() {
        executor.execute(this::deliverDue);
    }

    @Scheduled(fixedDelayString = "PT5S")
    void deliverDue() {
        leased().forEach(notice ->
                traces.continued(notice.trace(), "back-channel logout " + notice.clientId(), () -> deliver(notice)));
    }

    private void write(String registration, String username, Sid sid) {
        var client = clients.findById(registration);
        var uri = client == null
                ? null
                : ClientSetting.backChannelLogoutUri(client).orElse(null);
        if (client == null || uri == null) {
            return;
        }
        var trace = traces.current();
        db.sql("""
                insert into logout_notice (id, client_id, uri, username, sid, due_at, traceparent, correlation_id)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(UUID.randomUUID(), client.getClientId(), uri.toString(), username, sid.value())
                .param(Timestamp.from(clock.instant()))
                .params(trace.traceparent(), trace.correlationId())
                .update();
    }

    /** While one instance delivers, a notice is not due for the others; if that instance dies it becomes due again. */
    private List<LogoutNotice> leased() {
        return db.sql("""
                update logout_notice
                set attempts = attempts + 1, due_at = cast(:now as timestamptz) + make_interval(secs => 5 * power(2, attempts))
                where id in (select id from logout_notice where due_at <= :now order by due_at
                             limit 20 for update skip locked)
                returning *
                """)
                .param("now", Timestamp.from(clock.instant()))
                .query((row, _) -> new LogoutNotice(
                        row.getObject("id", UUID.class),
                        row.getString("client_id"),
                        URI.create(row.getString("uri")),
                        row.getString("username"),
                        new Sid(row.getString("sid")),
                        row.getInt("attempts"),
                        new TraceLink(row.getString("traceparent"), row.getString("correlation_id"))))
                .list();
    }

    private void deliver(LogoutNotice notice) {
        var form = new LinkedMultiValueMap<String, String>();
        form.add("logout_token", tokens.tokenFor(notice));
        try {
            http.post()
                    .uri(notice.uri())
                    .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                    .body(form)
                    .retrieve()
                    .toBodilessEntity();
            forget(notice);
            log.info("Client told of a sign-out: client={} attempt={}", notice.clientId(), notice.attempts());
        } catch (RestClientException failure) {
            var last = notice.attempts() >= MOST_ATTEMPTS;
            log.warn(
                    "Client not told of a sign-out: client={} attempt={} cause={}{}",
                    notice.clientId(),
                    notice.attempts(),
                    failure.getClass().getSimpleName(),
                    last ? ", given up" : "");
            if (last) {
                forget(notice);
            }
        }
    }

    private void forget(LogoutNotice notice) {
        db.sql("delete from logout_notice where id = ?").param(notice.id()).update();
    }
}
