package io.apiworld.lab.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import io.apiworld.lab.fault.FaultBoard;
import io.apiworld.lab.fault.FaultWish;
import io.apiworld.lab.progress.Progress;
import io.apiworld.testsupport.HttpStub;
import io.apiworld.testsupport.HttpStub.Answer;
import io.apiworld.testsupport.HttpStub.Request;
import io.apiworld.testsupport.ImportTestDatabase;
import io.apiworld.testsupport.ImportTestTokens;
import io.apiworld.testsupport.TestDatabase;
import io.apiworld.testsupport.TestTokens;
import java.text.ParseException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/** Runs over HTTP, against a gateway that answers as it is told. The lesson is rest.thing of the test's own book. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "lab.book.folder=classpath:test-lessons",
            "lab.runs.seen-within=1s",
            "lab.runs.again=20ms",
            "lab.system.fresh-for=0s"
        })
@ImportTestDatabase
@ImportTestTokens
class RunApiTests {

    static final HttpStub gateway = new HttpStub();
    static final HttpStub health = new HttpStub();

    @DynamicPropertySource
    static void places(DynamicPropertyRegistry registry) {
        registry.add("lab.door.address", () -> gateway.uri("/"));
        registry.add("lab.parts.gateway", () -> health.uri("/"));
        registry.add("lab.parts.crm-service", () -> health.uri("/"));
        registry.add("lesson.stores.address", RunApiTests::storesWithAThing);
        registry.add("lesson.stores.user", () -> "postgres");
        registry.add("lesson.stores.password", () -> "postgres");
    }

    private static String storesWithAThing() {
        var database = TestDatabase.fresh();
        var server = database.url().replaceFirst("[^/]*$", "");
        JdbcClient.create(source(database.url(), database))
                .sql("create database chat")
                .update();
        JdbcClient.create(source(server + "chat", database))
                .sql("create table thing as select 'thing' as name, 'hunter2' as password, null::timestamptz as at")
                .update();
        return server;
    }

    private static DriverManagerDataSource source(String url, TestDatabase database) {
        return new DriverManagerDataSource(url, database.username(), database.password());
    }

    private final String address;
    private final Progress progress;
    private final FaultBoard faults;
    private final RestClient http;
    private final AtomicInteger reads = new AtomicInteger();

    RunApiTests(@LocalServerPort int port, @Autowired Progress progress, @Autowired FaultBoard faults) {
        this.address = "http://localhost:" + port;
        this.progress = progress;
        this.faults = faults;
        this.http = RestClient.builder()
                .baseUrl(address)
                .defaultStatusHandler(HttpStatusCode::isError, (_, _) -> {})
                .build();
    }

    @BeforeEach
    void aThingThatNobodyChanges() {
        reads.set(0);
        gateway.reset();
        health.reset();
        progress.forgetAll("vera");
        gateway.answers(request -> answer(request, "\"1\""));
    }

    @Test
    void aLessonThatHoldsIsPassedAndRemembered() {
        var run = finished(start("rest.thing", false));

        assertThat(run.path("state").asString()).isEqualTo("passed");
        assertThat(run.path("steps").values())
                .extracting(step -> step.path("state").asString())
                .containsOnly("passed");
        assertThat(progress.of("vera")).extracting(Progress.Done::lesson).containsExactly("rest.thing");
    }

    /** Of a body this long the gateway tells the beginning alone, so that nobody could ever solve this lesson. */
    @Test
    void aLessonThatWouldNotBeTakenFromALearnerFails() {
        gateway.answers(request -> request.path().equals("/oauth2/token")
                ? token()
                : Answer.json("{\"name\":\"thing\",\"more\":\"%s\"}".formatted("x".repeat(70_000)))
                        .withHeader("ETag", "\"1\""));

        var run = finished(start("rest.thing", false));

        assertThat(run.path("state").asString()).isEqualTo("failed");
        assertThat(run.path("verdict").asString())
                .contains(
                        "from a learner the same would not do", "read: Right so far, but of the answer the body /name");
        assertThat(progress.of("vera")).isEmpty();
    }

    @Test
    void aLessonThatDoesNotHoldSaysWhatWasFoundAndIsNotRemembered() {
        gateway.answers(request -> answer(request, "\"" + reads.incrementAndGet() + "\""));

        var run = finished(start("rest.thing", false));

        assertThat(run.path("state").asString()).isEqualTo("failed");
        var check = run.path("steps").path(1).path("checks").path(1);
        assertThat(check.path("name").asString()).isEqualTo("header ETag");
        assertThat(check.path("expected").asString()).isEqualTo("\"1\"");
        assertThat(check.path("actual").asString()).isEqualTo("\"2\"");
        assertThat(run.path("steps").path(2).path("state").asString()).isEqualTo("skipped");
        assertThat(progress.of("vera")).isEmpty();
    }

    @Test
    void theWorldIsPutBackEvenIfALessonFails() {
        gateway.answers(request -> request.path().equals("/oauth2/token")
                ? token()
                : Answer.status(500).withHeader("ETag", "\"1\""));

        finished(start("rest.thing", false));

        assertThat(gateway.requests())
                .extracting(Request::method, Request::path)
                .contains(tuple("DELETE", "/api/things/1"));
    }

    @Test
    void aControlHoldsIfItsCheckFails() {
        var run = finished(start("rest.thing", true));

        assertThat(run.path("state").asString()).isEqualTo("passed");
        assertThat(run.path("verdict").asString()).startsWith("With the cause taken away the check fails");
        assertThat(progress.of("vera")).isEmpty();
    }

    /** What is shown before a control runs is what it then sends. */
    @Test
    void aControlHasStepsOfItsOwn() {
        var told = Objects.requireNonNull(
                http.get().uri("/lab/api/lessons/rest.thing").retrieve().body(JsonNode.class));
        var run = finished(start("rest.thing", true));

        var control = told.path("control").path("steps");
        assertThat(told.path("steps").path(1).path("as").asString()).isEqualTo("integration");
        assertThat(control.path(1).path("as").isNull()).isTrue();
        assertThat(control.values())
                .extracting(step -> step.path("id").asString())
                .containsExactlyElementsOf(run.path("steps").values().stream()
                        .map(step -> step.path("id").asString())
                        .toList());
    }

    @Test
    void aControlWhoseCheckHoldsAllTheSameDoesNotHold() {
        gateway.answers(request -> request.path().equals("/oauth2/token")
                ? token()
                : Answer.json("{\"name\":\"thing\"}").withHeader("ETag", "\"1\""));

        var run = finished(start("rest.thing", true));

        assertThat(run.path("state").asString()).isEqualTo("failed");
        assertThat(run.path("verdict").asString()).contains("every check held all the same");
    }

    @Test
    void aLessonWhosePartIsDownSaysSoAndIsNotFailed() {
        health.answers(_ -> Answer.status(503));

        var run = finished(start("rest.thing", false));

        assertThat(run.path("state").asString()).isEqualTo("blocked");
        assertThat(run.path("verdict").asString()).contains("gateway is not up", "./api-world restart gateway");
        assertThat(progress.of("vera")).isEmpty();
    }

    @Test
    void aLessonWhosePartIsBrokenForEverybodySaysSoAndIsNotFailed() {
        try (var _ = crmService()) {
            var fault = faults.on(crash(null));

            var run = finished(start("rest.broken", false));
            faults.off(fault.id());

            assertThat(run.path("state").asString()).isEqualTo("blocked");
            assertThat(run.path("verdict").asString())
                    .matches("crm-service is broken on purpose \\(crash\\), for another \\d+ s.*")
                    .contains("./api-world fault off " + fault.id());
            assertThat(gateway.requests()).isEmpty();
        }
    }

    @Test
    void aPartThatBreaksForEverybodyWhileALessonRunsIsNoFailureOfTheLesson() {
        try (var _ = crmService()) {
            gateway.answers(_ -> {
                faults.on(crash(null));
                return Answer.status(418);
            });

            var run = finished(start("rest.broken", false));
            faults.allOff();

            assertThat(run.path("state").asString()).as(run::toPrettyString).isEqualTo("blocked");
            assertThat(progress.of("vera")).isEmpty();
        }
    }

    @Test
    void whatIsBrokenForSomebodyElseOrIsNotNeededHoldsNoLessonUp() {
        try (var _ = crmService()) {
            var ofAnother = faults.on(crash("order-4711"));
            gateway.answers(request -> answer(request, "\"1\""));

            assertThat(finished(start("rest.thing", false)).path("state").asString())
                    .isEqualTo("passed");
            var ofAll = faults.on(crash(null));
            assertThat(finished(start("rest.thing", false)).path("state").asString())
                    .isEqualTo("passed");
            faults.off(ofAll.id());
            faults.off(ofAnother.id());
        }
    }

    private static FaultWish crash(@Nullable String onlyFor) {
        return new FaultWish("crm-service", "crash", null, onlyFor, FaultWish.USUAL);
    }

    @Test
    void aPartThatIsSlowToSayThatItIsUpHoldsNoLessonUp() {
        health.willAnswer(Answer.status(503));

        assertThat(finished(start("rest.thing", false)).path("state").asString())
                .isEqualTo("passed");
    }

    @Test
    void everyCallCarriesOneCorrelationIdAndOneTrace() {
        var run = finished(start("rest.thing", false));

        var calls = gateway.requests().stream()
                .filter(request -> request.path().startsWith("/api/"))
                .toList();
        assertThat(calls).hasSizeGreaterThan(1).allSatisfy(call -> {
            assertThat(call.header("X-Correlation-ID"))
                    .isEqualTo(run.path("correlationId").asString());
            assertThat(call.header("traceparent")).contains(run.path("traceId").asString());
        });
    }

    @Test
    void noSecretIsShown() {
        var run = finished(start("rest.thing", false)).toString();

        assertThat(run)
                .doesNotContain("the-secret-token")
                .doesNotContain("integrations-secret")
                .contains("hidden");
    }

    @Test
    void aRunIsNotThereForAnybodyElse() {
        var run = finished(start("rest.thing", false));

        assertThat(get("/lab/api/runs/" + run.path("id").asString(), "cesar")
                        .path("type")
                        .asString())
                .isEqualTo("urn:problem:unknown-run");
    }

    @Test
    void nobodyRunsALessonWithoutBeingKnown() {
        var answer = http.post()
                .uri("/lab/api/runs")
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"lesson\":\"rest.thing\"}")
                .retrieve()
                .toEntity(String.class);

        assertThat(answer.getStatusCode().value()).isEqualTo(401);
    }

    @Test
    void aLessonThatThereIsNotIsNamed() {
        assertThat(start("rest.nothing", false).path("detail").asString()).contains("rest.nothing");
    }

    @Test
    void cookiesFormsProofsBurstsWaitsAndSlowBodiesGoOverTheWire() {
        gateway.answers(this::answerToWays);

        var run = finished(start("rest.ways", false));

        assertThat(run.path("state").asString()).as(() -> run.toPrettyString()).isEqualTo("passed");
        assertThat(asked("/page").query()).matches("challenge=[A-Za-z0-9_-]{43}");
        assertThat(asked("/form").header("Cookie")).isEqualTo("session=s-1");
        assertThat(asked("/form").body()).isEqualTo("username=vera&password=veras-password&_csrf=c%2F1");
        assertThat(asked("/next").header("Authorization"))
                .isEqualTo("Basic "
                        + Base64.getEncoder().encodeToString("integration:integrations-secret".getBytes(UTF_8)));
        assertThat(gateway.requests())
                .filteredOn(request -> request.path().equals("/burst"))
                .hasSize(4);
        assertThat(run.toString()).doesNotContain("veras-password").doesNotContain("the-code");
    }

    @Test
    void aProofIsOfTheKeyAndForThisRequestAndToken() throws ParseException, JOSEException {
        gateway.answers(this::answerToWays);
        var run = finished(start("rest.ways", false));
        assertThat(run.path("state").asString()).as(() -> run.toPrettyString()).isEqualTo("passed");

        var proof = SignedJWT.parse(asked("/proven").header("DPoP"));
        var claims = proof.getJWTClaimsSet();
        assertThat(proof.verify(new ECDSAVerifier(proof.getHeader().getJWK().toECKey())))
                .isTrue();
        assertThat(proof.getHeader().getType().getType()).isEqualTo("dpop+jwt");
        assertThat(claims.getStringClaim("htm")).isEqualTo("GET");
        assertThat(claims.getStringClaim("htu")).endsWith("/proven");
        // SHA-256 of "the-code", base64url
        assertThat(claims.getStringClaim("ath")).isEqualTo("7DGrz5DFcFFtWOE5NDHy8SoEfeFyLzcQ8JIkeQIqbQg");
    }

    @Test
    void whatALessonBreaksIsBrokenForItsOwnCallsAndMendedAgain() {
        try (var _ = crmService()) {
            gateway.answers(request -> faults.on().stream()
                            .anyMatch(fault -> fault.onlyFor() != null
                                    && fault.onlyFor().equals(request.header("X-Correlation-ID")))
                    ? Answer.status(500)
                    : Answer.status(200));

            var run = finished(start("rest.broken", false));

            assertThat(run.path("state").asString()).as(run::toPrettyString).isEqualTo("passed");
            assertThat(finished(start("rest.broken", true)).path("state").asString())
                    .isEqualTo("passed");
        }
    }

    @Test
    void nothingStaysBrokenAfterALessonThatFails() {
        try (var _ = crmService()) {
            gateway.answers(_ -> Answer.status(200));

            var run = finished(start("rest.broken", false));

            assertThat(run.path("steps").path(0).path("state").asString()).isEqualTo("passed");
            assertThat(run.path("state").asString()).isEqualTo("failed");
            assertThat(faults.on()).isEmpty();
        }
    }

    @Test
    void whatIsStoredIsFoundAndShownWithoutSecrets() {
        var run = finished(start("rest.stored", false));

        assertThat(run.path("state").asString()).as(run::toPrettyString).isEqualTo("passed");
        var found = run.path("steps").path(1).path("found");
        assertThat(found.path("query").asString()).isEqualTo("select name, password, at from thing where name = :name");
        assertThat(found.path("with").path("name").asString()).isEqualTo("thing");
        assertThat(found.path("rows").toString()).isEqualTo("[[\"thing\",\"…(hidden)\",null]]");
        assertThat(run.toString()).doesNotContain("hunter2");
    }

    @Test
    void whatIsNotStoredFailsTheStep() {
        var run = finished(start("rest.stored", true));

        assertThat(run.path("state").asString()).as(run::toPrettyString).isEqualTo("passed");
        var check = run.path("steps").path(1).path("checks").path(0);
        assertThat(check.path("held").asBoolean()).isFalse();
        assertThat(check.path("expected").asString()).isEqualTo("1");
        assertThat(check.path("actual").asString()).isEqualTo("0");
    }

    @Test
    void aFaultThatNoServiceTakesFailsItsStepAndSaysSo() {
        var run = finished(start("rest.broken", false));

        assertThat(run.path("steps").path(0).path("remark").asString()).contains("crm-service");
        assertThat(run.path("state").asString()).isEqualTo("failed");
    }

    /** Asks for faults as a service does. */
    private Service crmService() {
        var over = new AtomicBoolean();
        Thread.ofVirtual().start(() -> {
            var seen = "";
            while (!over.get()) {
                var notice = http.get()
                        .uri("/lab/faults?service=crm-service&instance=crm-1&seen={seen}", seen)
                        .retrieve()
                        .body(JsonNode.class);
                seen = Objects.requireNonNull(notice).path("version").asString();
            }
        });
        return () -> over.set(true);
    }

    private interface Service extends AutoCloseable {
        @Override
        void close();
    }

    private Request asked(String path) {
        return gateway.requests().stream()
                .filter(request -> request.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private Answer answerToWays(Request request) {
        return switch (request.path()) {
            case "/page" ->
                Answer.status(200)
                        .withHeader("Set-Cookie", "session=s-1; Path=/; HttpOnly")
                        .withBody("<form><input type='hidden' name='_csrf' value='c/1'></form>");
            case "/form" -> Answer.status(302).withHeader("Location", "/next?code=the-code&state=x");
            case "/burst" ->
                reads.incrementAndGet() == 3 ? Answer.status(429).withHeader("Retry-After", "1") : Answer.status(200);
            case "/slow" -> Answer.json("{\"name\":\"slow\"}");
            case "/next", "/proven" -> Answer.status(200);
            default -> Answer.status(404);
        };
    }

    private Answer answer(Request request, String tag) {
        if (request.path().equals("/oauth2/token")) {
            return token();
        }
        return request.headers().containsKey("Authorization")
                ? Answer.json("{\"name\":\"thing\"}").withHeader("ETag", tag)
                : Answer.status(401);
    }

    private static Answer token() {
        return Answer.json("{\"access_token\":\"the-secret-token\",\"expires_in\":600}");
    }

    private JsonNode start(String lesson, boolean control) {
        return Objects.requireNonNull(http.post()
                .uri("/lab/api/runs")
                .header("Authorization", TestTokens.token().subject("vera").bearer())
                .body(new RunController.Wish(lesson, control))
                .retrieve()
                .body(JsonNode.class));
    }

    private JsonNode finished(JsonNode started) {
        var run = started;
        while (List.of("waiting", "running").contains(run.path("state").asString())) {
            run = get(
                    "/lab/api/runs/%s?seen=%d"
                            .formatted(
                                    run.path("id").asString(),
                                    run.path("version").asInt()),
                    "vera");
        }
        return run;
    }

    private JsonNode get(String path, String person) {
        return Objects.requireNonNull(http.get()
                .uri(path)
                .header("Authorization", TestTokens.token().subject(person).bearer())
                .retrieve()
                .body(JsonNode.class));
    }
}
