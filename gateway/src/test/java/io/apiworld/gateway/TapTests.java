package io.apiworld.gateway;

import static io.apiworld.gateway.AuthorizationServerStub.claims;
import static io.apiworld.gateway.AuthorizationServerStub.token;
import static io.apiworld.gateway.Backend.CRM;
import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.testsupport.HttpStub;
import io.apiworld.testsupport.HttpStub.Answer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@GatewayTest
class TapTests {

    private static final String BEARER = "Bearer " + token(claims("vera"));

    static final HttpStub listener = new HttpStub();

    @DynamicPropertySource
    static void tap(DynamicPropertyRegistry registry) {
        registry.add("tap.to", () -> listener.uri("/told"));
        registry.add("tap.secret", () -> "known-to-both");
        registry.add("tap.most-body", () -> "1KB");
    }

    private static final AtomicInteger ATTEMPTS = new AtomicInteger();

    /** Another in each test: what is told of a call of an earlier one may still come in. */
    private final String attempt = "attempt-" + ATTEMPTS.incrementAndGet();

    @LocalServerPort
    int port;

    @BeforeEach
    void forget() {
        listener.reset();
        Backend.forgetAll();
        new AuthorizationServerStub().serveAt(Backend.AUTH);
    }

    @Test
    void tellsOfACallWhoseClientAsksForIt() {
        CRM.stub().willAnswer(Answer.json("{\"customerId\":\"1\"}").withHeader("ETag", "\"7\""));

        var answer = new Browser(port).get("/api/customers/1?view=full", "X-Lesson", attempt, "Authorization", BEARER);

        assertThat(answer.body()).isEqualTo("{\"customerId\":\"1\"}");
        var told = told();
        assertThat(told.path("interest").asString()).isEqualTo(attempt);
        assertThat(told.path("method").asString()).isEqualTo("GET");
        assertThat(told.path("path").asString()).isEqualTo("/api/customers/1?view=full");
        assertThat(told.path("status").asInt()).isEqualTo(200);
        assertThat(told.path("headers").path("Etag").path(0).asString()).isEqualTo("\"7\"");
        assertThat(told.path("body").asString()).isEqualTo("{\"customerId\":\"1\"}");
        assertThat(told.path("correlationId").asString())
                .isEqualTo(answer.headers().firstValue("X-Correlation-ID").orElseThrow());
    }

    @Test
    void tellsOfARefusalOfItsOwnWithItsBody() {
        new Browser(port).get("/api/customers/1", "X-Lesson", attempt);

        assertThat(told().path("status").asInt()).isEqualTo(401);
        assertThat(told().path("body").asString()).contains("urn:problem:missing-token");
    }

    @Test
    void isKnownToTheListenerByASecretAndNeverTellsACredential() {
        CRM.stub().willAnswer(Answer.json("{}").withHeader("Set-Cookie", "session=somebodys"));

        new Browser(port).get("/api/customers/1", "X-Lesson", attempt, "Authorization", BEARER);

        var request = request();
        assertThat(request.header("X-Tap-Secret")).isEqualTo("known-to-both");
        assertThat(request.body()).doesNotContain(BEARER.substring(20)).doesNotContain("somebodys");
    }

    @Test
    void tellsTheBeginningOfALongAnswerAndGivesTheClientAllOfIt() {
        var body = "{\"text\":\"" + "x".repeat(5000) + "\"}";
        CRM.stub().willAnswer(Answer.json(body));

        var answer = new Browser(port).get("/api/customers/1", "X-Lesson", attempt, "Authorization", BEARER);

        assertThat(answer.body()).isEqualTo(body);
        assertThat(told().path("body").asString()).hasSize(1024).isEqualTo(body.substring(0, 1024));
    }

    @Test
    void tellsInPlainOfAnAnswerThatTheClientGetsCompressed() {
        CRM.stub().willAnswer(Answer.json("{\"text\":\"" + "x".repeat(5000) + "\"}"));

        var answer = new Browser(port)
                .get("/api/customers/1", "X-Lesson", attempt, "Accept-Encoding", "gzip", "Authorization", BEARER);

        assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(told().path("body").asString()).startsWith("{\"text\":\"xxx");
    }

    @Test
    void saysNothingOfOtherCalls() {
        new Browser(port).get("/api/customers/unasked");
        new Browser(port).get("/api/customers/unasked", "X-Lesson", "not a name");
        new Browser(port).get("/api/customers/2", "X-Lesson", attempt);

        assertThat(told().path("interest").asString()).isEqualTo(attempt);
        assertThat(listener.requests()).noneMatch(request -> request.body().contains("unasked"));
    }

    @Test
    void doesWithoutAListenerThatFails() {
        listener.answers(_ -> Answer.status(500));
        CRM.stub().willAnswer(Answer.json("{}"));

        var answer = new Browser(port).get("/api/customers/1", "X-Lesson", attempt, "Authorization", BEARER);

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    private JsonNode told() {
        return JsonMapper.shared().readTree(request().body());
    }

    private HttpStub.Request request() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> ours().findAny().isPresent());
        return ours().findFirst().orElseThrow();
    }

    private Stream<HttpStub.Request> ours() {
        return listener.requests().stream().filter(request -> request.body().contains("\"" + attempt + "\""));
    }
}
