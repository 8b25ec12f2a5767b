package io.apiworld.lab.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.testsupport.ClosedPort;
import io.apiworld.testsupport.HttpStub;
import io.apiworld.testsupport.HttpStub.Answer;
import io.apiworld.testsupport.ImportTestDatabase;
import io.apiworld.testsupport.ImportTestTokens;
import io.apiworld.testsupport.TestAuthority;
import io.apiworld.testsupport.TlsStub;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatusCode;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ImportTestDatabase
@ImportTestTokens
class ObserverTests {

    static final HttpStub sandbox = new HttpStub();
    static final TestAuthority root = TestAuthority.named("Lab root");
    static final TestAuthority intermediate = root.below("Lab intermediate");
    static final Instant now = new Date().toInstant();

    static final ClosedPort refusing = new ClosedPort();
    static final TlsStub plain = TlsStub.plain();
    static final TlsStub sound =
            TlsStub.speakingAs(intermediate.issue("localhost").sentWith(intermediate.certificate()));
    static final TlsStub expired =
            TlsStub.speakingAs(root.issue("localhost", now.minus(Duration.ofDays(9)), now.minus(Duration.ofDays(1))));
    static final TlsStub wrongHost = TlsStub.speakingAs(root.issue("other", "api.company.test"));
    static final TlsStub mutual = TlsStub.speakingAs(root.issue("localhost"), root.certificate());

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        registry.add("services.sandbox", () -> sandbox.uri("").toString());
        registry.add("lab.tls.gateway", () -> sound.uri().toString());
    }

    private final RestClient http;

    ObserverTests(@LocalServerPort int port) {
        http = RestClient.builder()
                .baseUrl("http://localhost:" + port)
                .defaultStatusHandler(HttpStatusCode::isError, (_, _) -> {})
                .build();
    }

    @BeforeEach
    void theSandboxSaysWhereItsSitesAre() throws IOException {
        sandbox.reset();
        var file = Files.createTempFile("root", ".pem");
        root.writeTo(file);
        var pem = Files.readString(file);
        sandbox.answers(request -> request.path().endsWith("root.pem")
                ? Answer.status(200)
                        .withHeader("Content-Type", "application/x-pem-file")
                        .withBody(pem)
                : Answer.json("{\"items\":["
                        + site("plain", plain.port(), "localhost") + ","
                        + site("sound", sound.port(), "localhost") + ","
                        + site("expired", expired.port(), "localhost") + ","
                        + site("wrong-host", wrongHost.port(), "test.company.test") + ","
                        + site("mutual", mutual.port(), "localhost") + ","
                        + site("refusing", refusing.number(), "localhost") + "]}"));
    }

    @Test
    void aSoundHandshakeIsToldStepByStep() {
        var seen = handshake("sound");

        assertThat(text(seen, "outcome")).isEqualTo("SECURE");
        assertThat(text(seen, "reply")).isEqualTo("HTTP/1.1 200 OK");
        assertThat(names(seen.path("steps")))
                .startsWith("client ClientHello", "server ServerHello")
                .contains("server Encrypted handshake", "client Encrypted application data");
    }

    @Test
    void whatIsOfferedAndWhatIsChosenIsReadFromTheWire() {
        var seen = handshake("sound");

        assertThat(strings(seen.path("offered").path("versions"))).containsExactly("TLS 1.3", "TLS 1.2");
        assertThat(strings(seen.path("offered").path("ciphers"))).contains("TLS_AES_256_GCM_SHA384");
        assertThat(strings(seen.path("offered").path("alpn"))).containsExactly("http/1.1");
        assertThat(seen.path("chosen").path("version").asString()).isEqualTo("TLS 1.3");
        assertThat(seen.path("chosen").path("cipher").asString()).startsWith("TLS_");
    }

    @Test
    void theChainIsShownWithTheResultOfItsCheck() {
        var seen = handshake("sound");

        var leaf = seen.path("chain").path(0);
        assertThat(leaf.path("subject").asString()).isEqualTo("CN=localhost");
        assertThat(leaf.path("issuer").asString()).isEqualTo("CN=Lab intermediate");
        assertThat(strings(leaf.path("alternativeNames"))).containsExactly("localhost");
        assertThat(leaf.path("key").asString()).isEqualTo("EC, 256 bits");
        assertThat(leaf.path("inTime").asBoolean()).isTrue();
        assertThat(seen.path("chain").path(1).path("authority").asBoolean()).isTrue();
        assertThat(seen.path("chainResult").path("trusted").asBoolean()).isTrue();
    }

    @Test
    void anExpiredCertificateIsRefusedWithTheClientsExactError() {
        var seen = handshake("expired");

        assertThat(text(seen, "outcome")).isEqualTo("REFUSED");
        assertThat(names(seen.path("steps")))
                .contains("client Encrypted alert")
                .doesNotContain("server Encrypted application data");
        assertThat(seen.path("chainResult").path("anchored").asBoolean()).isTrue();
        assertThat(seen.path("error").path("exception").asString()).isEqualTo("javax.net.ssl.SSLHandshakeException");
        assertThat(seen.path("error").path("cause").asString())
                .isEqualTo("java.security.cert.CertificateExpiredException");
        assertThat(seen.path("chain").path(0).path("inTime").asBoolean()).isFalse();
        assertThat(seen.path("chainResult").path("trusted").asBoolean()).isFalse();
        assertThat(seen.path("reply").isNull()).isTrue();
    }

    @Test
    void theNameThatIsAskedForGoesOverTheWireInTheClear() {
        var seen = handshake("wrong-host");

        assertThat(seen.path("offered").path("serverName").asString()).isEqualTo("test.company.test");
        assertThat(seen.path("error").path("message").asString()).contains("test.company.test");
    }

    @Test
    void mutualTlsRefusesAClientWithoutACertificate() {
        assertThat(handshake("mutual").path("error").path("message").asString()).contains("certificate_required");
    }

    @Test
    void whereNobodyListensThereIsNoHandshake() {
        var seen = handshake("refusing");

        assertThat(text(seen, "outcome")).isEqualTo("UNREACHABLE");
        assertThat(seen.path("error").path("message").asString()).contains("refused");
        assertThat(seen.path("steps").size()).isZero();
    }

    @Test
    void aPortWithoutTlsIsSeenToAnswerInTheClear() {
        var seen = handshake("plain");

        assertThat(text(seen, "outcome")).isEqualTo("REFUSED");
        assertThat(names(seen.path("steps"))).contains("server Plain bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:22", "example.com", "sound@evil", "nowhere"})
    void nobodyCanNameAnAddressOfTheirOwn(String site) {
        var answer = http.get()
                .uri("/lab/api/tls/sites/{site}/handshake", site)
                .retrieve()
                .toEntity(String.class);

        assertThat(answer.getStatusCode().value()).isEqualTo(404);
        assertThat(answer.getBody()).contains("urn:problem:unknown-tls-site");
    }

    @Test
    void theSecretIsOnTheWirePlainAndNotEncrypted() {
        var wire = get("/lab/api/tls/wire");

        assertThat(bytes(wire.path("plain"))).contains("Bearer not-a-real-token", "secret 42");
        assertThat(bytes(wire.path("encrypted"))).doesNotContain("Bearer", "secret");
        assertThat(wire.path("encrypted")
                        .path("pieces")
                        .path(0)
                        .path("step")
                        .path("name")
                        .asString())
                .isEqualTo("ClientHello");
    }

    @Test
    void oneFlippedBitBreaksTheConnectionAndOnlyThat() {
        var seen = get("/lab/api/tls/integrity");

        assertThat(seen.path("untouched").path("reply").asString()).isEqualTo("HTTP/1.1 200 OK");
        assertThat(seen.path("changed").path("reply").isNull()).isTrue();
        assertThat(seen.path("changed").path("error").path("message").asString())
                .contains("bad_record_mac");
        assertThat(seen.path("flip").path("before").asString())
                .isNotEqualTo(seen.path("flip").path("after").asString());
    }

    @Test
    void withoutTheSandboxItIsSaidWhatIsAway() {
        sandbox.answers(_ -> Answer.status(500));

        var answer = http.get().uri("/lab/api/tls/wire").retrieve().toEntity(String.class);

        assertThat(answer.getStatusCode().value()).isEqualTo(503);
        assertThat(answer.getBody()).contains("urn:problem:sandbox-away");
    }

    private JsonNode handshake(String site) {
        return get("/lab/api/tls/sites/" + site + "/handshake");
    }

    private JsonNode get(String path) {
        return JsonMapper.shared().readTree(http.get().uri(path).retrieve().body(String.class));
    }

    private static String text(JsonNode node, String member) {
        return node.path(member).asString();
    }

    private static java.util.List<String> names(JsonNode steps) {
        return StreamSupport.stream(steps.spliterator(), false)
                .map(step ->
                        step.path("from").asString() + " " + step.path("name").asString())
                .toList();
    }

    private static java.util.List<String> strings(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    private static String bytes(JsonNode recording) {
        return StreamSupport.stream(recording.path("pieces").spliterator(), false)
                .map(piece ->
                        new String(HexFormat.of().parseHex(piece.path("hex").asString()), StandardCharsets.ISO_8859_1))
                .collect(Collectors.joining());
    }

    private static String site(String name, int port, String askedAs) {
        return "{\"name\":\"%s\",\"address\":\"https://localhost:%d\",\"askedAs\":\"%s\",\"more\":1}"
                .formatted(name, port, askedAs);
    }
}
