package io.apiworld.gateway;

import static io.apiworld.gateway.AuthorizationServerStub.token;
import static io.apiworld.gateway.Backend.CRM;
import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.testsupport.HttpStub.Answer;
import io.apiworld.testsupport.Trap;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import reactor.core.publisher.Flux;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;

@TightGatewayTest
class IntakeTests {

    @LocalServerPort
    int port;

    @BeforeEach
    void forget() {
        Backend.forgetAll();
        new AuthorizationServerStub().serveAt(Backend.AUTH);
    }

    @Test
    @Trap("G5")
    void aBodyThatDoesNotComeIsA408AndNotTheServicesFault() throws IOException {
        try (var wire = new Wire(port)) {
            var answer = wire.says("""
                    POST /api/customers HTTP/1.1
                    Host: localhost
                    Authorization: Bearer %s
                    Content-Length: 100

                    half""".formatted(token("agent01"))).hearsUntilTheEnd();

            assertThat(answer)
                    .startsWith("HTTP/1.1 408 ")
                    .containsIgnoringCase("connection: close")
                    .contains("urn:problem:body-too-slow", "\"layer\":\"gateway\"")
                    .containsOnlyOnce("X-Correlation-ID");
        }
    }

    /** The route's own time is up before the body's: a slow client must not look like a slow service. */
    @Test
    @Trap("G5")
    void aBodySlowerThanAHastyRouteIsStillTheClients() throws IOException {
        try (var wire = new Wire(port)) {
            assertThat(wire.says("POST /tight/hasty HTTP/1.1\nHost: localhost\nContent-Length: 100\n\nhalf")
                            .hearsUntilTheEnd())
                    .startsWith("HTTP/1.1 408 ");
        }
    }

    @Test
    void aServiceThatIsSlowWithTheWholeBodyInHandIsA504() {
        TightRoutes.SERVICE.reset();
        new Browser(port).post("/tight/hasty", "the first of a process takes its time");
        TightRoutes.SERVICE.willAnswer(Answer.status(200).after(Duration.ofSeconds(3)));

        assertThat(new Browser(port).post("/tight/hasty", "all").statusCode()).isEqualTo(504);
    }

    @Test
    @Trap("G5")
    void headersThatDoNotEndAreA408() throws IOException {
        try (var wire = new Wire(port)) {
            assertThat(wire.says("GET /agent HTTP/1.1\nHost: local").hearsUntilTheEnd())
                    .startsWith("HTTP/1.1 408 ")
                    .contains("urn:problem:headers-too-slow");
        }
    }

    @Test
    void aConnectionThatOnlyWaitsIsNoSlowRequest() throws IOException {
        try (var wire = new Wire(port);
                var slow = new Wire(port)) {
            wire.says("GET /agent HTTP/1.1\nHost: localhost\n\n").hearsAHead();
            assertThat(slow.says("GET /agent HTTP/1.1\nHost: local").hearsUntilTheEnd())
                    .as("given up, though it began later")
                    .startsWith("HTTP/1.1 408 ");

            assertThat(wire.says("GET /agent HTTP/1.1\nHost: localhost\nConnection: close\n\n")
                            .hearsUntilTheEnd())
                    .doesNotContain("HTTP/1.1 408")
                    .contains("HTTP/1.1 200 OK");
        }
    }

    /** The end of a body is not the beginning of a head that does not end. */
    @Test
    void aBodyThatComesAfterItsHeadStartsNoTimerForAnother() throws IOException {
        TightRoutes.SERVICE.reset();
        TightRoutes.SERVICE.willAnswer(Answer.status(200).after(Duration.ofMillis(1500)));
        try (var wire = new Wire(port)) {
            var head = """
                    POST /tight/patient HTTP/1.1
                    Host: localhost
                    Connection: close
                    Expect: 100-continue
                    Content-Length: 4

                    """;
            assertThat(wire.says(head).hearsAHead()).startsWith("HTTP/1.1 100 ");

            assertThat(wire.says("late").hearsUntilTheEnd()).startsWith("HTTP/1.1 200 ");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET nowhere|400|malformed-request",
                "GET /agent HTTP/1.1\\nHost: a\\nno colon here|400|malformed-request",
                "LONG-LINE|414|uri-too-long",
                "LONG-HEADER|431|headers-too-large"
            })
    @Trap("G9")
    void whatIsNoRequestIsAnsweredByAProblem(String sent, int status, String type) throws IOException {
        var text = switch (sent) {
            case "LONG-LINE" -> "GET /" + "x".repeat(20_000) + " HTTP/1.1";
            case "LONG-HEADER" -> "GET / HTTP/1.1\nHost: a\nX-Long: " + "x".repeat(40_000);
            default -> sent.replace("\\n", "\n");
        };
        try (var wire = new Wire(port)) {
            assertThat(wire.says(text + "\n\n").hearsUntilTheEnd())
                    .startsWith("HTTP/1.1 %d ".formatted(status))
                    .contains("application/problem+json", "urn:problem:" + type, "correlationId")
                    .doesNotContain("Exception", "netty");
        }
    }

    @Test
    void headersBelowTheLimitPass() {
        assertThat(new Browser(port).get("/agent", "X-Long", "x".repeat(12_000)).statusCode())
                .isEqualTo(200);
    }

    @Test
    @Trap("G7")
    void anHttp2ClientLeavesNoTraceOfItInTheHeadersThatAServiceGets() {
        var status = http2().get()
                .uri("/api/customers")
                .responseSingle((response, _) ->
                        reactor.core.publisher.Mono.just(response.status().code()))
                .block(Duration.ofSeconds(20));

        assertThat(status).isEqualTo(200);
        assertThat(CRM.last().headers().keySet())
                .noneMatch(name -> name.toLowerCase().startsWith("x-http2"));
    }

    @Test
    @Trap("G8")
    void anHttp2BodyWithoutALengthIsCountedToo() {
        var piece = new byte[64 * 1024];
        var endless = Flux.range(0, 64).map(_ -> Unpooled.wrappedBuffer(piece));

        var answer = http2().post()
                .uri("/api/customers")
                .send(endless)
                .responseSingle((response, body) -> body.asString().map(text -> response.status() + text))
                .block(Duration.ofSeconds(20));

        assertThat(answer).startsWith("413").contains("urn:problem:body-too-large");
    }

    @Test
    void aCompressedBodyIsNotTakenAndTheAnswerSaysWhatIs() {
        var response = new Browser(port)
                .post(
                        "/api/customers",
                        "bytes",
                        "Content-Encoding",
                        "gzip",
                        "Authorization",
                        "Bearer " + token("agent01"));

        assertThat(response.statusCode()).isEqualTo(415);
        assertThat(response.headers().firstValue("Accept-Encoding")).contains("identity");
        assertThat(Browser.json(response).path("type").asString()).isEqualTo("urn:problem:content-coding-not-taken");
        assertThat(CRM.stub().requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "IDENTITY"})
    void identityIsNoCoding(String coding) {
        assertThat(new Browser(port)
                        .post(
                                "/api/customers",
                                "{}",
                                "Content-Encoding",
                                coding,
                                "Authorization",
                                "Bearer " + token("agent01"))
                        .statusCode())
                .isEqualTo(200);
    }

    private HttpClient http2() {
        return HttpClient.create()
                .protocol(HttpProtocol.H2C)
                .headers(headers -> headers.set("Authorization", "Bearer " + token("agent01")))
                .baseUrl("http://localhost:" + port);
    }
}
