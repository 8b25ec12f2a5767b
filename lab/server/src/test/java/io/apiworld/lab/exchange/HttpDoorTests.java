package io.apiworld.lab.exchange;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.apiworld.testsupport.HttpStub;
import io.apiworld.testsupport.HttpStub.Answer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.mock.env.MockEnvironment;

class HttpDoorTests {

    private static final Link LINK = Link.of("lesson-1");

    @AutoClose
    final HttpStub gateway = new HttpStub();

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"GET, -", "HEAD, -", "OPTIONS, -", "DELETE, -", "POST, -", "POST, {}", "PATCH, {\"a\":1}"})
    void showsExactlyTheHeadersThatItSends(String method, @Nullable String body) {
        var exchange =
                door().send(new Ask(method, "/api/x?y=1", List.of(new Header("Accept", "text/plain")), body), LINK);

        var arrived = gateway.requests().getFirst();
        assertThat(exchange.sent().headers().stream()
                        .map(header -> header.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet()))
                .isEqualTo(arrived.headers().keySet().stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet()));
        assertThat(exchange.sent().headers())
                .filteredOn(header -> !header.name().equals("Host"))
                .allSatisfy(header -> assertThat(arrived.header(header.name())).isEqualTo(header.value()));
    }

    @Test
    void isTheClientsSpanOfTheTraceThatItGives() {
        var exchange = door().send(Ask.get("/api/x"), LINK);

        assertThat(gateway.requests().getFirst().header("traceparent"))
                .isEqualTo("00-%s-%s-01".formatted(LINK.traceId(), exchange.span()));
    }

    @Test
    void namesThePublicAddressWhateverItIsCalledFromHere() {
        assertThat(door().send(Ask.get("/api/x"), LINK).sent().uri()).hasToString("https://public.example/api/x");
        assertThat(door().pathOf("https://public.example/login?x")).isEqualTo("/login?x");
        assertThat(door().pathOf("https://elsewhere.example/")).isEqualTo("https://elsewhere.example/");
    }

    @Test
    void writesHeaderNamesAsBooksDo() {
        gateway.willAnswer(Answer.status(401)
                .withHeader("www-authenticate", "Bearer")
                .withHeader("etag", "\"1\"")
                .withHeader("x-correlation-id", "lesson-1")
                .withHeader("content-language", "en"));

        assertThat(door().send(Ask.get("/"), LINK).received().headers())
                .extracting(Header::name)
                .contains("WWW-Authenticate", "ETag", "X-Correlation-ID", "Content-Language");
    }

    @Test
    void followsNoRedirect() {
        gateway.willAnswer(Answer.status(308).withHeader("Location", "/other"));

        assertThat(door().send(Ask.get("/"), LINK).received().status()).isEqualTo(308);
        assertThat(gateway.requests()).hasSize(1);
    }

    @Test
    void saysSoIfNobodyAnswers() {
        var door = door();
        gateway.close();

        assertThatExceptionOfType(DoorUnanswered.class)
                .isThrownBy(() -> door.send(Ask.get("/"), LINK))
                .withMessage("the gateway does not answer");
    }

    @Test
    void sendsABodyByteByByteWithTheSameHeaders() {
        gateway.willAnswer(Answer.json("{}").withHeader("etag", "\"1\""));

        var exchange = door().sendSlowly(new Ask("POST", "/api/x?y=1", List.of(), "slow"), Duration.ofMillis(1), LINK);

        var arrived = gateway.requests().getFirst();
        assertThat(arrived.body()).isEqualTo("slow");
        assertThat(arrived.query()).isEqualTo("y=1");
        assertThat(arrived.header("X-Correlation-ID")).isEqualTo("lesson-1");
        assertThat(exchange.received().status()).isEqualTo(200);
        assertThat(exchange.received().header("ETag")).contains("\"1\"");
        assertThat(exchange.received().body()).isEqualTo("{}");
    }

    @Test
    void readsAnAnswerThatComesBeforeASlowBodyHasEnded() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answerEarly(server));
            var door = door(URI.create("http://localhost:" + server.getLocalPort() + "/"));

            var exchange = door.sendSlowly(new Ask("POST", "/", List.of(), "ab"), Duration.ofMinutes(1), LINK);

            assertThat(exchange.received().status()).isEqualTo(408);
            assertThat(exchange.received().body()).isEqualTo("too slow");
        }
    }

    private static void answerEarly(ServerSocket server) {
        try (var connection = server.accept()) {
            var lines = new BufferedReader(new InputStreamReader(connection.getInputStream(), US_ASCII));
            while (!lines.readLine().isEmpty()) {
                // The head ends with an empty line
            }
            connection
                    .getOutputStream()
                    .write("HTTP/1.1 408 Too slow\r\nConnection: close\r\n\r\ntoo slow".getBytes(US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpDoor door() {
        return door(gateway.uri("/"));
    }

    private HttpDoor door(URI address) {
        return new HttpDoor(
                new DoorRules(address, gateway.uri("/plain"), Duration.ofSeconds(20)),
                new DefaultSslBundleRegistry(),
                new MockEnvironment().withProperty("public.url", "https://public.example"));
    }
}
