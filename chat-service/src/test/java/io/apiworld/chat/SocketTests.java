package io.apiworld.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.apiworld.chat.fixtures.Neighbours;
import io.apiworld.chat.fixtures.SocketClient;
import io.apiworld.testsupport.TestDatabase;
import io.apiworld.testsupport.TestTokens;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractIntegerAssert;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a socket opens, and by which code it is closed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SocketTests {

    @AutoClose
    final Neighbours neighbours = new Neighbours();

    @AutoClose
    final RunningChat chat = RunningChat.start(
            TestDatabase.fresh(),
            neighbours,
            "chat.socket.hello-within=3s",
            "chat.socket.check-every=50ms",
            "chat.socket.ping-every=1s",
            "chat.socket.pong-within=3s",
            "chat.socket.send-within=5s",
            "chat.socket.per-person=3",
            "chat.socket.allowed-origins=https://localhost:8443");

    @Test
    void speaksChatV1() {
        try (var socket = chat.socket(RunningChat.agent("agent01"))) {
            assertThat(socket.protocol()).isEqualTo("chat.v1");
        }
    }

    @Test
    void saysWhoIsThere() {
        try (var socket = chat.socket(RunningChat.customer())) {
            socket.send("{\"t\":\"hello\"}");

            var welcome = socket.await("welcome");
            assertThat(welcome.get("user").asString()).isEqualTo("cesar");
            assertThat(welcome.at("/roles/0").asString()).isEqualTo("customer");
            assertThat(welcome.get("resumed").isEmpty()).isTrue();
        }
    }

    @Test
    void refusesAHandshakeWithoutAToken() {
        assertThatHandshake("").isEqualTo(401);
    }

    @Test
    void refusesAHandshakeWithAnExpiredToken() {
        assertThatHandshake(TestTokens.token().scope("read:chat").expired().bearer())
                .isEqualTo(401);
    }

    @Test
    void refusesAHandshakeWithoutTheScope() {
        assertThatHandshake(TestTokens.token().scope("read:customers").bearer()).isEqualTo(403);
    }

    @Test
    void refusesPagesOfOthers() {
        assertThatHandshake(RunningChat.customer(), "Origin", "https://evil.example")
                .isEqualTo(403);
        assertThatHandshake(RunningChat.customer(), "Origin", "null").isEqualTo(403);
        assertThatHandshake(RunningChat.customer(), "Origin", "http://localhost:8443")
                .isEqualTo(403);
    }

    @Test
    void acceptsItsOwnPages() {
        try (var socket =
                SocketClient.open(chat.socketUri(), RunningChat.customer(), "Origin", "https://localhost:8443")) {
            socket.hello();
        }
    }

    @Test
    void closesASocketThatSaysNothing() {
        try (var socket = chat.socket(RunningChat.customer())) {
            assertThat(socket.closeCode()).isEqualTo(4002);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hello?", "{\"t\":\"dance\"}", "{\"t\":\"join\"}", "{\"t\":\"ping\"}"})
    void closesASocketAfterAFrameThatIsNone(String frame) {
        try (var socket = chat.socket(RunningChat.customer())) {
            socket.send(frame);

            assertThat(socket.closeCode()).isEqualTo(4101);
        }
    }

    @Test
    void closesASocketAfterTooLargeAFrame() {
        try (var socket = chat.socket(RunningChat.customer()).hello()) {
            socket.send("{\"t\":\"ping\",\"ballast\":\"" + "x".repeat(40_000) + "\"}");

            assertThat(socket.closeCode()).isEqualTo(1009);
        }
    }

    @Test
    void closesASocketWhoseTokenRunsOut() {
        var token = tokenFor(Duration.ofSeconds(4)).bearer();
        try (var socket = chat.socket(token).hello()) {
            assertThat(socket.closeCode()).isEqualTo(4001);
        }
    }

    @Test
    void keepsASocketOpenWhoseTokenIsRenewed() {
        try (var socket = chat.socket(tokenFor(Duration.ofSeconds(4)).bearer()).hello();
                var other =
                        chat.socket(tokenFor(Duration.ofSeconds(4)).bearer()).hello()) {
            socket.send("{\"t\":\"hello\",\"token\":\"%s\"}"
                    .formatted(tokenFor(Duration.ofMinutes(1)).value()));
            socket.await("welcome");

            assertThat(other.closeCode()).isEqualTo(4001);
            socket.send("{\"t\":\"ping\"}");
            socket.await("pong");
        }
    }

    @Test
    void takesNoTokenOfAnotherPerson() {
        try (var socket = chat.socket(RunningChat.customer()).hello()) {
            socket.send("{\"t\":\"hello\",\"token\":\"%s\"}"
                    .formatted(TestTokens.token()
                            .subject("vera")
                            .scope("read:chat")
                            .value()));

            assertThat(socket.closeCode()).isEqualTo(4100);
        }
    }

    @Test
    void letsNoCustomerPassForAnAgent() {
        try (var socket = chat.socket(RunningChat.customer())) {
            socket.send("{\"t\":\"hello\",\"as\":\"agent\"}");

            assertThat(socket.closeCode()).isEqualTo(4100);
        }
    }

    @Test
    void closesASocketThatShowsNoSignOfLifeAndNoOther() {
        try (var silent = chat.socket(RunningChat.otherCustomer()).hello();
                var idle = chat.socket(RunningChat.customer()).hello()) {
            silent.stopReading();
            silent.send("{\"t\":\"ping\"}");
            await().until(() -> chat.connectionsOf("vera") == 0);

            silent.readOn();
            assertThat(silent.closeCode()).isEqualTo(4003);
            idle.send("{\"t\":\"ping\"}");
            idle.await("pong");
        }
    }

    @Test
    void bearsSoManySocketsOfOnePersonAndNoMore() {
        var token = RunningChat.agent("agent07");
        var sockets =
                IntStream.range(0, 3).mapToObj(_ -> chat.socket(token).hello()).toList();
        try (var tooMany = chat.socket(token)) {
            assertThat(tooMany.closeCode()).isEqualTo(4102);
        } finally {
            sockets.forEach(SocketClient::close);
        }
    }

    private AbstractIntegerAssert<?> assertThatHandshake(String bearer, String... headers) {
        var refused = catchThrowable(() -> SocketClient.open(chat.socketUri(), bearer, headers));
        assertThat(refused).hasCauseInstanceOf(WebSocketHandshakeException.class);
        return assertThat(
                ((WebSocketHandshakeException) refused.getCause()).getResponse().statusCode());
    }

    private static TestTokens tokenFor(Duration lifetime) {
        return TestTokens.token()
                .subject("cesar")
                .roles("customer")
                .scope("read:chat write:chat")
                .claim("customer_id", "12345")
                .expiresIn(lifetime);
    }
}
