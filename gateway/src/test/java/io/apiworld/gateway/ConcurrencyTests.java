package io.apiworld.gateway;

import static io.apiworld.gateway.AuthorizationServerStub.claims;
import static io.apiworld.gateway.AuthorizationServerStub.token;
import static io.apiworld.gateway.Backend.CRM;
import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.testsupport.HttpStub.Answer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@TightGatewayTest
class ConcurrencyTests {

    @LocalServerPort
    int port;

    @BeforeEach
    void forget() {
        Backend.forgetAll();
        new AuthorizationServerStub().serveAt(Backend.AUTH);
    }

    @Test
    void oneMoreThanTwoAtOnceIsTooMany() {
        var slow = twoSlowCallsOf("agent01");

        var third = call("agent01");

        assertThat(third.statusCode()).isEqualTo(429);
        assertThat(third.headers().firstValue("Retry-After")).contains("1");
        assertThat(Browser.json(third).path("type").asString()).isEqualTo("urn:problem:too-many-at-once");
        slow.join();
        assertThat(call("agent01").statusCode()).isEqualTo(200);
    }

    @Test
    void othersDoNotWaitForThem() {
        var slow = twoSlowCallsOf("agent01");

        assertThat(call("agent02").statusCode()).isEqualTo(200);
        slow.join();
    }

    @Test
    void aPlanOfTheTokenGivesItsQuota() {
        assertThat(policyOf("premium")).isEqualTo("\"premium\";q=7000;w=60");
    }

    @Test
    void aPlanThatNobodyConfiguredGivesNothing() {
        assertThat(policyOf("unlimited")).startsWith("\"person\"");
    }

    private String policyOf(String plan) {
        var bearer = token(claims("agent03").claim("plan", plan));
        return new Browser(port)
                .get("/api/customers", "Authorization", "Bearer " + bearer)
                .headers()
                .firstValue("RateLimit-Policy")
                .orElseThrow();
    }

    private CompletableFuture<Void> twoSlowCallsOf(String person) {
        var slow = Answer.status(200).after(Duration.ofMillis(3000));
        CRM.stub().willAnswer(slow, slow);
        var calls = Stream.of(1, 2)
                .map(_ -> CompletableFuture.runAsync(() -> call(person)))
                .toArray(CompletableFuture[]::new);
        Awaitility.await().until(() -> CRM.stub().requests().size() == 2);
        return CompletableFuture.allOf(calls);
    }

    private HttpResponse<String> call(String person) {
        return new Browser(port).get("/api/customers", "Authorization", "Bearer " + token(person));
    }
}
