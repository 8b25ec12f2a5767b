package io.apiworld.crm.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.crm.CrmServiceTest;
import io.apiworld.crm.Tokens;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** A POST that is safe to repeat, over real connections and a real database. */
@CrmServiceTest
class IdempotencyTests {

    private static final String DRAFT =
            "{\"customerId\": \"20001\", \"subject\": \"Card lost\", \"caseType\": \"card\", \"interactionId\": \"%s\"}";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionOperations transactions;

    @AutoClose
    final HttpClient http = HttpClient.newHttpClient();

    final String key = UUID.randomUUID().toString();
    final String draft = DRAFT.formatted(key);

    @Test
    void givesTheFirstAnswerAgainInsteadOfASecondTicket() throws Exception {
        var first = post(draft, key);
        var again = post(draft, key);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(first.headers().firstValue("Idempotency-Replayed")).isEmpty();
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(again.headers().firstValue("Location"))
                .isPresent()
                .isEqualTo(first.headers().firstValue("Location"));
        assertThat(again.headers().firstValue("Content-Type"))
                .isEqualTo(first.headers().firstValue("Content-Type"));
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(tickets()).isEqualTo(1);
    }

    /** The negative control: it is the key that makes the difference. */
    @Test
    void opensTwoTicketsForTwoRequestsWithoutAKey() throws Exception {
        post(draft, null);
        post(draft, null);

        assertThat(tickets()).isEqualTo(2);
    }

    @Test
    void takesTheKeyWithTheQuotesThatTheDraftWantsAsTheSame() throws Exception {
        post(draft, key);

        assertThat(post(draft, "\"" + key + "\"").headers().firstValue("Idempotency-Replayed"))
                .contains("true");
    }

    @Test
    void seesTheSameRequestInOtherWhiteSpaceAndOrder() throws Exception {
        post(draft, key);
        var reordered =
                "{\"interactionId\":\"%s\",\"caseType\":\"card\",\"subject\":\"Card lost\",\"customerId\":\"20001\"}"
                        .formatted(key);

        assertThat(post(reordered, key).statusCode()).isEqualTo(201);
        assertThat(tickets()).isEqualTo(1);
    }

    @Test
    void refusesAKeyThatCameWithAnotherBody() throws Exception {
        post(draft, key);

        var other = post(draft.replace("lost", "stolen"), key);

        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.body()).contains("urn:problem:idempotency-key-reused");
        assertThat(tickets()).isEqualTo(1);
    }

    @Test
    void refusesAKeyThatCameToAnotherPath() throws Exception {
        post(draft, key);

        assertThat(send("/api/cases", draft, key, Tokens.agent()).statusCode()).isEqualTo(422);
    }

    @Test
    void knowsKeysByTheirCaller() throws Exception {
        post(draft, key);

        var another = send("/api/tickets", draft, key, Tokens.customer("20001"));

        assertThat(another.statusCode()).isEqualTo(201);
        assertThat(another.headers().firstValue("Idempotency-Replayed")).isEmpty();
        assertThat(tickets()).isEqualTo(2);
    }

    @Test
    void opensOneTicketHoweverManyAskAtOnce() {
        var replies = IntStream.range(0, 12)
                .mapToObj(_ ->
                        http.sendAsync(request("/api/tickets", draft, key, Tokens.agent()), BodyHandlers.ofString()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(tickets()).isEqualTo(1);
        assertThat(replies).extracting(HttpResponse::statusCode).contains(201).isSubsetOf(201, 409);
        assertThat(replies.stream()
                        .filter(reply -> reply.statusCode() == 201)
                        .map(HttpResponse::body)
                        .collect(Collectors.toSet()))
                .hasSize(1);
    }

    @Test
    void saysWhenToComeBackWhileTheFirstRequestIsUnderWay() {
        var answer = transactions.execute(_ -> {
            // As another instance holds it while it works
            jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                    .param("answer to " + key + " of console agent01")
                    .query(_ -> {});
            return http.sendAsync(request("/api/tickets", draft, key, Tokens.agent()), BodyHandlers.ofString())
                    .join();
        });

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
        assertThat(answer.body()).contains("urn:problem:request-under-way");
        assertThat(tickets()).isZero();
    }

    @Test
    void leavesAKeyFreeWhoseRequestWasRefused() throws Exception {
        var taken = draft.replace("}", ", \"externalReference\": \"%s\"}".formatted(key));
        post(taken, null);

        assertThat(post(taken, key).body()).contains("urn:problem:ticket-exists");
        assertThat(post(draft, key).statusCode()).isEqualTo(201);
    }

    /** Effect and answer are one transaction. */
    @Test
    void opensNoTicketWhoseAnswerCannotBeKept() throws Exception {
        jdbc.sql("alter table idempotent_answer add constraint poison check (key <> '%s')".formatted(key))
                .update();
        try {
            assertThat(post(draft, key).statusCode()).isEqualTo(500);
            assertThat(tickets()).isZero();
        } finally {
            jdbc.sql("alter table idempotent_answer drop constraint poison").update();
        }
    }

    @Test
    void takesAKeyThatHasExpiredAsANewOne() throws Exception {
        post(draft, key);
        expire(List.of(key));

        var later = post(draft, key);

        assertThat(later.headers().firstValue("Idempotency-Replayed")).isEmpty();
        assertThat(tickets()).isEqualTo(2);
    }

    @Test
    void clearsAwayWhatHasExpired() throws Exception {
        var old = new ArrayList<String>();
        for (var i = 0; i < 4; i++) {
            old.add(key + "-" + i);
            post(draft, old.getLast());
        }
        expire(old);

        post(draft, UUID.randomUUID().toString());
        post(draft, UUID.randomUUID().toString());

        assertThat(jdbc.sql("select count(*) from idempotent_answer where key in (:old)")
                        .param("old", old)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "\"half", "ünï", "a,b"})
    void refusesAKeyThatIsNone(String wrong) throws Exception {
        var refused = post(draft, wrong);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("urn:problem:invalid-idempotency-key");
        assertThat(tickets()).isZero();
    }

    @Test
    void refusesTwoKeysAndOneThatIsTooLong() throws Exception {
        var two = HttpRequest.newBuilder(request("/api/tickets", draft, key, Tokens.agent()), (_, _) -> true)
                .header("Idempotency-Key", "another")
                .build();

        assertThat(http.send(two, BodyHandlers.ofString()).statusCode()).isEqualTo(400);
        assertThat(post(draft, "k".repeat(129)).statusCode()).isEqualTo(400);
        assertThat(post(draft, key + "k".repeat(128 - key.length())).statusCode())
                .isEqualTo(201);
    }

    private void expire(List<String> keys) {
        jdbc.sql("update idempotent_answer set expires_at = '2000-01-01' where key in (:keys)")
                .param("keys", keys)
                .update();
    }

    private int tickets() {
        return jdbc.sql("select count(*) from ticket where interaction_id = ?")
                .param(key)
                .query(Integer.class)
                .single();
    }

    private HttpResponse<String> post(String body, String idempotencyKey) throws Exception {
        return send("/api/tickets", body, idempotencyKey, Tokens.agent());
    }

    private HttpResponse<String> send(String path, String body, String idempotencyKey, String bearer) throws Exception {
        return http.send(request(path, body, idempotencyKey, bearer), BodyHandlers.ofString());
    }

    private HttpRequest request(String path, String body, String idempotencyKey, String bearer) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", bearer)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        if (idempotencyKey != null) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        return request.build();
    }
}
