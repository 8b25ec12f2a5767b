package io.apiworld.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.defaults.openapi.OpenApiDocument;
import io.apiworld.testsupport.ApiContract;
import io.apiworld.testsupport.HttpStub;
import io.apiworld.testsupport.HttpStub.Answer;
import io.apiworld.testsupport.ImportTestDatabase;
import io.apiworld.testsupport.ImportTestTokens;
import io.apiworld.testsupport.ServedOperations;
import io.apiworld.testsupport.TestAuthority;
import io.apiworld.testsupport.TestTokens;
import io.apiworld.testsupport.TlsStub;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The published document tells the truth, and of the API all of it; pages, and what services ask of the lab, are no part of it. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "lab.book.folder=classpath:test-lessons",
            "lab.runs.seen-within=1s",
            "lab.system.fresh-for=0s",
            "lab.traces.fresh-for=0s"
        })
@ImportTestDatabase
@ImportTestTokens
class ContractTests {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPANS = """
            [{"traceId": "%1$s", "id": "00f067aa0ba902b7", "name": "get", "kind": "SERVER", "timestamp": 1764151200000000,
              "duration": 2500, "localEndpoint": {"serviceName": "gateway"},
              "tags": {"method": "GET", "http.url": "/api/customers", "status": "200", "correlationId": "order-4711"}},
             {"traceId": "%1$s", "id": "00f067aa0ba902b8", "parentId": "00f067aa0ba902b7", "timestamp": 1764151200001000,
              "localEndpoint": {"serviceName": "crm-service"}, "tags": {"error": "x"}}]
            """.formatted(TRACE);

    static final HttpStub gateway = new HttpStub();
    static final HttpStub authServer = new HttpStub();
    static final HttpStub sandbox = new HttpStub();
    static final HttpStub zipkin = new HttpStub();
    static final TestAuthority root = TestAuthority.named("Lab root");
    static final TlsStub sound = TlsStub.speakingAs(root.issue("localhost"));
    static final TlsStub stranger =
            TlsStub.speakingAs(TestAuthority.named("Another").issue("localhost"));
    static final TlsStub plain = TlsStub.plain();

    @TempDir
    static Path directory;

    @LocalServerPort
    int port;

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    @AutoClose
    final HttpClient http = HttpClient.newHttpClient();

    private final JsonNode document = OpenApiDocument.ofThisService();
    private final ApiContract contract = new ApiContract(document);

    @DynamicPropertySource
    static void places(DynamicPropertyRegistry registry) {
        registry.add("lab.door.address", () -> gateway.uri("/"));
        registry.add("lab.parts.gateway", () -> gateway.uri("/"));
        registry.add("lab.logs.directory", () -> directory);
        registry.add("services.auth", () -> authServer.uri(""));
        registry.add("services.sandbox", () -> sandbox.uri(""));
        registry.add("services.zipkin", () -> zipkin.uri(""));
    }

    @BeforeAll
    static void somethingWasWritten() throws IOException {
        Files.writeString(directory.resolve("crm-service.log"), """
                {"@timestamp":"2026-01-01T00:00:01Z","log":{"level":"INFO","logger":"io.apiworld.A"},"service":{"name":"crm-service"},"message":"a"}
                {"@timestamp":"2026-01-01T00:00:02Z","log":{"level":"ERROR"},"message":"b","traceId":"%s","error":{"stack_trace":"X: y"}}
                """.formatted(TRACE));
    }

    @BeforeEach
    void everybodyIsWell() throws IOException {
        var pem = directory.resolve("root.pem");
        root.writeTo(pem);
        var certificate = Answer.status(200).withBody(Files.readString(pem));
        var sites = Answer.json("{\"items\": [%s, %s, %s]}"
                .formatted(site("sound", sound), site("plain", plain), site("untrusted-root", stranger)));
        gateway.answers(_ -> Answer.json("{\"name\": \"thing\", \"access_token\": \"t\", \"expires_in\": 600}")
                .withHeader("ETag", "\"1\""));
        authServer.answers(_ -> Answer.json(TestTokens.publishedKeys()));
        sandbox.answers(request -> request.path().endsWith("root.pem") ? certificate : sites);
        zipkin.answers(request -> Answer.json(request.path().endsWith("/traces") ? "[" + SPANS + "]" : SPANS));
    }

    @Test
    void describesEveryOperationOfTheApiThatThereIsAndNoOther() {
        var served = ServedOperations.of(requestMappingHandlerMapping);
        served.removeIf(operation -> !operation.contains(" /lab/api/"));

        assertThat(contract.scopes().keySet()).containsExactlyInAnyOrderElementsOf(served);
    }

    @Test
    void saysWhichOperationsStrangersMayCall() throws Exception {
        for (var operation : contract.scopes().keySet()) {
            var answer = called(operation, "nobody");

            assertThat(answer.statusCode() == 401)
                    .as(operation)
                    .isEqualTo(detailsOf(operation).has("security"));
        }
    }

    /** And no scope, since no refusal names one. */
    @Test
    void namesTheRoleThatEachOperationNeeds() throws Exception {
        for (var operation : contract.scopes().entrySet()) {
            var answer = called(operation.getKey(), "customer").body();

            var needed = answer.contains("urn:problem:missing-role")
                    ? answer.replaceFirst(".*Needed: (.*?)\\..*", "Needs the role $1.")
                    : "";
            var said = detailsOf(operation.getKey()).path("description").asString("");
            assertThat(said.replaceFirst("(Needs the role .*?\\.)?.*", "$1"))
                    .as(operation.getKey())
                    .isEqualTo(needed);
            assertThat(operation.getValue()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            quoteCharacter = '`',
            value = {
                "200 | nobody     | GET    | /lessons                                | -",
                "200 | nobody     | GET    | /lessons/words                          | -",
                "200 | nobody     | GET    | /lessons/rest.thing                     | -",
                "200 | nobody     | HEAD   | /lessons/rest.thing                     | -",
                "200 | nobody     | GET    | /lessons/rest.broken                    | -",
                "404 | nobody     | GET    | /lessons/rest.none                      | -",
                "200 | nobody     | GET    | /lessons/rest.thing/export?as=http      | -",
                "200 | nobody     | GET    | /lessons/rest.thing/export?as=postman   | -",
                "400 | nobody     | GET    | /lessons/rest.thing/export?as=word      | -",
                "400 | nobody     | GET    | /lessons/rest.thing/export              | -",
                "200 | nobody     | GET    | /chapters/rest/export?as=curl           | -",
                "404 | nobody     | GET    | /chapters/none/export?as=curl           | -",
                "200 | nobody     | GET    | /source?file=lab/server/src/main/java/io/apiworld/lab/lesson/Book.java | -",
                "404 | nobody     | GET    | /source?file=none                       | -",
                "201 | customer   | POST   | /runs                                   | {\"lesson\": \"rest.thing\"}",
                "404 | customer   | POST   | /runs                                   | {\"lesson\": \"rest.none\"}",
                "422 | customer   | POST   | /runs                                   | {\"lessons\": \"rest.thing\"}",
                "400 | customer   | POST   | /runs                                   | {",
                "404 | customer   | GET    | /runs/none                              | -",
                "201 | customer   | POST   | /attempts                               | {\"lesson\": \"rest.thing\"}",
                "404 | customer   | POST   | /attempts                               | {\"lesson\": \"rest.none\"}",
                "422 | customer   | POST   | /attempts                               | {}",
                "404 | customer   | GET    | /attempts/none                          | -",
                "200 | customer   | GET    | /progress                               | -",
                "200 | customer   | GET    | /progress/export                        | -",
                "200 | customer   | POST   | /progress/import                        | {\"version\": 1, \"rows\": [{\"lesson\": \"rest.thing\", \"watchedAt\": \"2026-01-01T00:00:00Z\"}]}",
                "422 | customer   | POST   | /progress/import                        | {\"version\": 2, \"rows\": []}",
                "204 | customer   | DELETE | /progress/rest.thing                    | -",
                "404 | customer   | DELETE | /progress/rest.none                     | -",
                "204 | customer   | DELETE | /progress                               | -",
                "200 | nobody     | GET    | /faults                                 | -",
                "503 | supervisor | POST   | /faults                                 | {\"service\": \"chat-service\", \"kind\": \"crash\"}",
                "422 | supervisor | POST   | /faults                                 | {\"service\": \"chat-service\", \"kind\": \"flood\"}",
                "204 | supervisor | DELETE | /faults/none                            | -",
                "204 | supervisor | DELETE | /faults                                 | -",
                "200 | supervisor | GET    | /logs                                   | -",
                "200 | customer   | GET    | /logs?level=error&traceId=4bf92f3577b34da6a3ce929d0e0e4736 | -",
                "403 | customer   | GET    | /logs                                   | -",
                "400 | supervisor | GET    | /logs?level=loud                        | -",
                "200 | nobody     | GET    | /traces?limit=1                         | -",
                "400 | nobody     | GET    | /traces?limit=0                         | -",
                "200 | nobody     | GET    | /traces/4bf92f3577b34da6a3ce929d0e0e4736 | -",
                "400 | nobody     | GET    | /traces/none                            | -",
                "200 | nobody     | GET    | /traffic                                | -",
                "200 | nobody     | POST   | /tokens/inspection                      | {\"token\": \"TOKEN\"}",
                "200 | nobody     | POST   | /tokens/inspection                      | {\"token\": \"eyJhbGciOiJub25lIn0.e30.\"}",
                "200 | nobody     | POST   | /tokens/inspection                      | {\"token\": \"aw_live_a_b\"}",
                "422 | nobody     | POST   | /tokens/inspection                      | {\"token\": \" \"}",
                "200 | customer   | POST   | /tokens/own/inspection                  | -",
                "200 | nobody     | GET    | /tls/sites/sound/handshake              | -",
                "200 | nobody     | GET    | /tls/sites/untrusted-root/handshake     | -",
                "200 | nobody     | GET    | /tls/sites/plain/handshake?identified=true | -",
                "404 | nobody     | GET    | /tls/sites/none/handshake               | -",
                "200 | nobody     | GET    | /tls/wire                               | -",
                "200 | nobody     | GET    | /tls/integrity                          | -",
                "200 | nobody     | GET    | /system                                 | -"
            })
    void keepsItsPromise(int status, String who, String method, String path, String body) throws Exception {
        var sent = body == null
                ? null
                : body.replace("TOKEN", TestTokens.token().roles("agent").value());

        var answer = send(who, method, "/lab/api" + path, sent);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void keepsItsPromiseWhileALessonRunsAndAfterwards(boolean control) throws Exception {
        var run = json(send(
                "customer",
                "POST",
                "/lab/api/runs",
                "{\"lesson\": \"rest.thing\", \"control\": %s}".formatted(control)));
        var at = "/lab/api/runs/" + run.path("id").asString();

        while (List.of("waiting", "running").contains(run.path("state").asString())) {
            run = json(
                    send("customer", "GET", at + "?seen=" + run.path("version").asString(), null));
        }

        assertThat(run.path("steps")
                        .path(0)
                        .path("exchange")
                        .path("received")
                        .path("status")
                        .asInt())
                .isEqualTo(200);
        assertThat(send("customer", "GET", at + "/trace", null).statusCode()).isEqualTo(200);
        assertThat(send("customer", "GET", at + "/logs", null).statusCode()).isEqualTo(200);
    }

    @Test
    void keepsItsPromiseToWhoTriesALesson() throws Exception {
        var attempt = json(send("customer", "POST", "/lab/api/attempts", "{\"lesson\": \"rest.thing\"}"));
        var id = attempt.path("id").asString();
        tell("""
                {"interest": "%s", "method": "GET", "path": "/api/things/2", "status": 200, "headers": {}, "body": "", "correlationId": "a"}
                """.formatted(id));

        var tried = json(send("customer", "GET", "/lab/api/attempts/" + id, null));

        assertThat(tried.path("tries").path(0).path("solved").asBoolean(true)).isFalse();
    }

    @Test
    void keepsItsPromiseWhileSomethingIsBroken() throws Exception {
        var service = Thread.ofVirtual().start(this::listenForFaults);
        var wish =
                "{\"service\": \"crm-service\", \"kind\": \"delay\", \"by\": \"1500ms\", \"onlyFor\": \"order-4711\"}";

        var fault = json(send("supervisor", "POST", "/lab/api/faults", wish));
        var board = json(send("nobody", "GET", "/lab/api/faults", null));
        var system = send("nobody", "GET", "/lab/api/system", null);
        var mended = send(
                "supervisor", "DELETE", "/lab/api/faults/" + fault.path("id").asString(), null);
        service.interrupt();

        assertThat(board.at("/on/0/id")).isEqualTo(fault.path("id"));
        assertThat(system.body()).contains("\"forOne\":true");
        assertThat(mended.statusCode()).isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource({"/traces/" + TRACE, "/traffic", "/tls/wire", "/tls/sites/sound/handshake"})
    void keepsItsPromiseWhenWhatItNeedsIsAway(String path) throws Exception {
        zipkin.answers(_ -> Answer.status(500));
        sandbox.answers(_ -> Answer.status(500));

        assertThat(send("nobody", "GET", "/lab/api" + path, null).statusCode()).isEqualTo(503);
    }

    /** The negative control: the judge sees what is not as promised. */
    @Test
    void isNotKeptByAnAnswerThatLacksOrAddsSomething() throws Exception {
        var path = "/lab/api/lessons/rest.thing";
        var good = send("nobody", "GET", path, null);
        var headers = good.headers().map();

        assertThat(violations(path, headers, good.body().replace("\"goal\"", "\"aim\"")))
                .isNotEmpty();
        assertThat(violations(path, headers, good.body().replace("\"call\"", "\"cry\"")))
                .isNotEmpty();
        assertThat(violations(path, Map.of(), good.body())).contains("the header X-Correlation-ID is missing");
        assertThat(violations(path + "/export", headers, good.body())).isNotEmpty();
    }

    private List<String> violations(String path, Map<String, List<String>> headers, String body) {
        return contract.violations(new ApiContract.Answer("GET", path, 200, headers, "application/json", body));
    }

    private JsonNode detailsOf(String operation) {
        var parts = operation.split(" ");
        return document.path("paths").path(parts[1]).path(parts[0].toLowerCase(Locale.ROOT));
    }

    private HttpResponse<String> called(String operation, String who) throws Exception {
        var parts = operation.replaceAll("\\{\\w+}", "none").split(" ");
        return send(who, parts[0], parts[1], null);
    }

    /** Every answer is held against the contract. */
    private HttpResponse<String> send(String who, String method, String path, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (!who.equals("nobody")) {
            request.header(
                    "Authorization", TestTokens.token().subject(who).roles(who).bearer());
        }
        var response = http.send(request.build(), BodyHandlers.ofString());
        var type = response.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
        assertThat(contract.violations(new ApiContract.Answer(
                        method, path, response.statusCode(), response.headers().map(), type, response.body())))
                .as("%s %s %d %s", method, path, response.statusCode(), response.body())
                .isEmpty();
        return response;
    }

    /** As the gateway does of a call with the header X-Lesson. */
    private void tell(String call) throws Exception {
        var told = http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:%d/lab/tap".formatted(port)))
                        .header("Content-Type", "application/json")
                        .header("X-Tap-Secret", "known-to-both")
                        .POST(BodyPublishers.ofString(call))
                        .build(),
                BodyHandlers.discarding());
        assertThat(told.statusCode()).isEqualTo(204);
    }

    /** As a service does, until it is interrupted. */
    private void listenForFaults() {
        var seen = "";
        try {
            while (true) {
                var at = "http://localhost:%d/lab/faults?service=crm-service&instance=crm-1&seen=%s"
                        .formatted(port, seen);
                var request = HttpRequest.newBuilder(URI.create(at)).build();
                seen = json(http.send(request, BodyHandlers.ofString()))
                        .path("version")
                        .asString();
            }
        } catch (IOException | InterruptedException _) {
            // It ends
        }
    }

    private static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }

    private static String site(String name, TlsStub stub) {
        return "{\"name\":\"%s\",\"address\":\"https://localhost:%d\",\"askedAs\":\"localhost\"}"
                .formatted(name, stub.port());
    }
}
