package io.apiworld.gateway.redirect;

import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.gateway.routing.PublicAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;

class HttpsRedirectTests {

    private final HttpsRedirect door =
            new HttpsRedirect(new PlainDoor(0), new PublicAddress(URI.create("https://localhost:8443")), onLoopback());

    @BeforeEach
    void open() {
        door.start();
    }

    @AfterEach
    void close() {
        door.stop();
    }

    @ParameterizedTest
    @CsvSource({
        "/, https://localhost:8443/",
        "/agent?customer=1&x=%20, https://localhost:8443/agent?customer=1&x=%20",
        "http://evil.example/agent, https://localhost:8443/agent",
        "http://evil.example, https://localhost:8443/",
        "//evil.example/x, https://localhost:8443//evil.example/x",
        "*, https://localhost:8443/"
    })
    void everyPathIsSentToItsLikeUnderHttps(String target, String location) throws IOException {
        assertThat(ask("GET " + target + " HTTP/1.1\r\nHost: evil.example\r\n\r\n"))
                .startsWith("HTTP/1.1 308 ")
                .containsIgnoringCase("\r\nlocation: " + location + "\r\n");
    }

    @Test
    void aPostIsSentOnUnreadAndItsTokenWithIt() throws IOException {
        var answer = ask(
                "POST /api/tickets HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer abc\r\nContent-Length: 1000000\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 308 ").doesNotContain("abc").containsIgnoringCase("connection: close");
    }

    @Test
    void theAnswerHasACorrelationId() throws IOException {
        assertThat(ask("GET / HTTP/1.1\r\nHost: localhost\r\nX-Correlation-ID: mine\r\n\r\n"))
                .contains("X-Correlation-ID: mine");
        assertThat(ask("GET / HTTP/1.1\r\nHost: localhost\r\nX-Correlation-ID: not valid\r\n\r\n"))
                .doesNotContain("not valid")
                .containsPattern("X-Correlation-ID: [0-9a-f-]{36}");
    }

    @Test
    void aWebSocketIsNotOpenedInTheClear() throws IOException {
        assertThat(ask("GET /ws/chat HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"))
                .startsWith("HTTP/1.1 308 ");
    }

    private String ask(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), door.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    private static ServerProperties onLoopback() {
        var server = new ServerProperties();
        server.setAddress(InetAddress.getLoopbackAddress());
        return server;
    }
}
