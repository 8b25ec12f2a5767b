package io.apiworld.gateway;

import static io.apiworld.gateway.AuthorizationServerStub.claims;
import static io.apiworld.gateway.AuthorizationServerStub.forgedToken;
import static io.apiworld.gateway.AuthorizationServerStub.token;
import static io.apiworld.gateway.Backend.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import io.apiworld.gateway.Socket.Closed;
import io.apiworld.testsupport.AdjustableClock;
import io.apiworld.testsupport.HttpStub.Answer;
import io.apiworld.testsupport.Trap;
import io.netty.handler.codec.http.HttpHeaders;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@GatewayTest
class SocketTests {

    private static final String OURS = "https://localhost:8443";
    private static final ChatSocketStub CHAT = new ChatSocketStub();

    @LocalServerPort
    int port;

    @Autowired
    AdjustableClock clock;

    private final AuthorizationServerStub server = new AuthorizationServerStub();

    @DynamicPropertySource
    static void leadToTheSocketStub(DynamicPropertyRegistry properties) {
        properties.add("services.chat", CHAT::uri);
        properties.add("socket.recheck", () -> "100ms");
        properties.add("socket.idle", () -> "6s");
    }

    @BeforeEach
    void forget() {
        Backend.forgetAll();
        server.serveAt(AUTH);
        CHAT.reset();
    }

    @Test
    void whatIsSaidIsHeardOnBothSides() throws Exception {
        var socket = Socket.open(port, bearer());

        assertThat(socket.say("hello").hears()).isEqualTo("echo hello");
        assertThat(socket.say("again").hears()).isEqualTo("echo again");
    }

    @Test
    @Trap("G12")
    void theTokenOfTheHeaderIsRelayedAndTheSubProtocolThatTheServiceChose() {
        var good = token("agent01");

        var socket = Socket.open(port, "Authorization", "Bearer " + good, "Sec-WebSocket-Protocol", "other.v9,chat.v1");

        assertThat(socket.protocol()).isEqualTo("chat.v1");
        assertThat(CHAT.handshake().get("Authorization")).isEqualTo("Bearer " + good);
    }

    @ParameterizedTest
    @ValueSource(strings = {"chat.v1,bearer.", "bearer."})
    void aTokenAmongTheSubProtocolsIsTakenAndNotPassedOnAsOne(String offered) {
        var good = token("agent01");
        var protocols = offered.endsWith(",bearer.") ? offered + good : offered + good + ",chat.v1";

        var socket = Socket.open(port, "Sec-WebSocket-Protocol", protocols);

        assertThat(socket.protocol()).isEqualTo("chat.v1");
        assertThat(CHAT.handshake().get("Authorization")).isEqualTo("Bearer " + good);
        assertThat(CHAT.handshake().get("Sec-WebSocket-Protocol")).isEqualTo("chat.v1");
    }

    @Test
    @Trap("G11")
    void strangersAreRefusedBeforeTheHandshake() {
        assertThat(Socket.refusal(port)).isEqualTo(401);
        assertThat(Socket.refusal(port, "Authorization", "Bearer bad")).isEqualTo(401);
        assertThat(Socket.refusal(port, "Sec-WebSocket-Protocol", "chat.v1,bearer.bad"))
                .isEqualTo(401);
        assertThat(CHAT.wasAsked()).isFalse();
    }

    @Test
    void aSessionOpensASocketFromOurOwnPages() {
        var browser = new Browser(port).signedIn();

        Socket.open(port, "Cookie", browser.cookieHeader(), "Origin", OURS, "Sec-WebSocket-Protocol", "chat.v1");

        assertThat(CHAT.handshake().get("Authorization")).startsWith("Bearer ey");
        assertThat(CHAT.handshake().get("Cookie")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://evil.example", "null", "http://localhost:8443", "https://localhost:8443.evil.example"})
    void aSessionOpensNoSocketFromElsewhere(String origin) {
        var browser = new Browser(port).signedIn();

        assertThat(Socket.refusal(port, "Cookie", browser.cookieHeader(), "Origin", origin))
                .isEqualTo(403);
        assertThat(Socket.refusal(port, "Cookie", browser.cookieHeader())).isEqualTo(403);
        assertThat(CHAT.wasAsked()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"4001", "4100", "1001", "1008", "1009", "1011", "1012", "1013", "3000"})
    @Trap("G12")
    void theServicesCloseCodeReachesTheClient(int code) {
        var socket = Socket.open(port, bearer()).say("close " + code);

        assertThat(socket.closed()).isEqualTo(new Closed(code, "as told"));
    }

    @ParameterizedTest
    @CsvSource({"4002", "1000", "3001"})
    void theClientsCloseCodeReachesTheService(int code) {
        Socket.open(port, bearer()).closeWith(code);

        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(CHAT.closes()).containsExactly(code));
    }

    @Test
    @Trap("G12")
    void aClientThatSaysNothingIsLetGoAndTheServiceHearsOfIt() {
        assertThat(Socket.open(port, bearer()).closed().code()).isEqualTo(1001);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(CHAT.closes()).isNotEmpty());
    }

    @Test
    void aClientThatSpeaksNowAndThenStays() throws Exception {
        var socket = Socket.open(port, bearer());
        var silent = Socket.open(port, bearer());

        Awaitility.await()
                .pollInterval(Duration.ofSeconds(1))
                .atMost(Duration.ofSeconds(20))
                .until(() -> socket.say("still here").hears().equals("echo still here") && silent.isClosed());

        assertThat(socket.say("and now").hears()).isEqualTo("echo and now");
    }

    @Test
    void aServiceThatIsGoneClosesTheClientWithAnErrorCode() {
        assertThat(Socket.open(port, bearer()).say("break").closed().code()).isEqualTo(1011);
    }

    @Test
    void aFrameOfOverSixtyFourKilobytesPasses() throws Exception {
        var text = "x".repeat(100 * 1024);

        assertThat(Socket.open(port, bearer()).say(text).hears()).hasSize(5 + 100 * 1024);
    }

    @Test
    @Trap("G12")
    void aFrameThatIsTooLargeClosesWith1009() {
        assertThat(Socket.open(port, bearer())
                        .shout("x".repeat(200 * 1024))
                        .closed()
                        .code())
                .isEqualTo(1009);
    }

    @ParameterizedTest
    @CsvSource({"401, 401", "403, 403", "500, 502", "200, 502"})
    @Trap("G11")
    void aServiceThatRefusesIsHeardBeforeAnythingIsPromised(int answered, int told) {
        CHAT.refusesWith(answered);

        assertThat(Socket.refusal(port, bearer())).isEqualTo(told);
    }

    @Test
    void the101CarriesTheCorrelationIdAndTheTraceGoesOn() throws IOException {
        var answer = handshake("X-Correlation-ID: mine\r\nAuthorization: Bearer " + token("agent01"));

        assertThat(answer)
                .startsWith("HTTP/1.1 101 ")
                .containsOnlyOnce("X-Correlation-ID: mine")
                .contains("nosniff");
        HttpHeaders asked = CHAT.handshake();
        assertThat(asked.getAll("X-Correlation-ID")).containsExactly("mine");
        assertThat(asked.get("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
    }

    @Test
    void aPlainRequestIsToldToUpgrade() {
        var response = new Browser(port).get("/ws/chat", "Authorization", "Bearer " + token("agent01"));

        assertThat(response.statusCode()).isEqualTo(426);
        assertThat(response.headers().firstValue("Upgrade")).contains("websocket");
    }

    @Test
    void aSocketIsClosedWhenItsTokenExpires() {
        var socket = open(token(shortLived()));

        assertThat(socket.closed()).isEqualTo(new Closed(4001, "token expired"));
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(CHAT.closes()).containsExactly(4001));
    }

    @Test
    void aSocketIsClosedWhenItsTokenIsRevoked() throws Exception {
        var token = token("agent01");
        var socket = open(token);
        assertThat(socket.say("hello").hears()).isEqualTo("echo hello");

        server.revokes(token);
        clock.advanceBy(Duration.ofSeconds(3));

        assertThat(socket.closed()).isEqualTo(new Closed(4001, "token revoked"));
    }

    @Test
    void aSocketThatWasRenewedOutlivesItsFirstToken() throws Exception {
        var first = token(shortLived());
        var socket = open(first);
        var hello = "{\"t\":\"hello\",\"token\":\"%s\"}".formatted(token("agent01"));
        assertThat(socket.say(hello).hears()).isEqualTo("echo " + hello);
        // From when it has expired, a handshake with it is refused
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> Socket.refusal(port, "Authorization", "Bearer " + first) == 401);

        assertThat(socket.say("still here").hears()).isEqualTo("echo still here");
    }

    @Test
    void anothersTokenRenewsNothing() {
        var socket = open(token(shortLived()));

        socket.say("{\"t\":\"hello\",\"token\":\"%s\"}".formatted(token("agent02")));

        assertThat(socket.closed().code()).isEqualTo(4001);
    }

    @Test
    void aTokenThatRenewsNothingIsToldUnderTheIdsOfTheHandshake() {
        try (var log = new LogLines().listening()) {
            var socket = Socket.open(port, "Authorization", "Bearer " + token("agent01"), "X-Correlation-ID", "mine");

            socket.say("{\"t\":\"hello\",\"token\":\"%s\"}".formatted(forgedToken("agent01")));

            assertThat(log.with("A socket was not renewed").getMDCPropertyMap())
                    .containsEntry("correlationId", "mine")
                    .containsKeys("traceId", "spanId");
        }
    }

    @Test
    void aSocketGoesOnWhileNobodyCanSayWhetherItsTokenCounts() throws Exception {
        var socket = open(token("agent01"));

        AUTH.stub().answers(_ -> Answer.status(500));
        clock.advanceBy(Duration.ofMinutes(2));
        var asked = AUTH.stub().requests().size();
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> AUTH.stub().requests().size() > asked);

        assertThat(socket.say("hello").hears()).isEqualTo("echo hello");
    }

    private Socket open(String token) {
        return Socket.open(port, "Authorization", "Bearer " + token, "Sec-WebSocket-Protocol", "chat.v1");
    }

    private static JWTClaimsSet.Builder shortLived() {
        return claims("agent01").expirationTime(Date.from(Instant.now().plusSeconds(3)));
    }

    private static String[] bearer() {
        return new String[] {"Authorization", "Bearer " + token("agent01"), "Sec-WebSocket-Protocol", "chat.v1"};
    }

    /** By hand, since no client shows the headers of a 101. */
    private String handshake(String headers) throws IOException {
        try (var socket = new java.net.Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            var request = """
                    GET /ws/chat HTTP/1.1
                    Host: localhost
                    Connection: Upgrade
                    Upgrade: websocket
                    Sec-WebSocket-Version: 13
                    Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
                    %s

                    """.formatted(headers.replace("\r\n", "\n")).replace("\n", "\r\n");
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var answer = new byte[4096];
            var length = socket.getInputStream().read(answer);
            return new String(answer, 0, length, StandardCharsets.US_ASCII);
        }
    }
}
