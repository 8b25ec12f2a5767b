package io.apiworld.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.apiworld.testsupport.TestAuthority;
import io.apiworld.testsupport.Trap;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A gateway that runs takes over what changes in the directory of certificates. */
@GatewayTest
@DirtiesContext
class RenewalTests {

    private static final TestAuthority AUTHORITY = TestAuthority.named("Platform");
    private static final TestAuthority LATER = TestAuthority.named("Trusted later");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    static Path directory;

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void certificates(DynamicPropertyRegistry properties) {
        AUTHORITY.issue("first").writeTo(directory, "gateway");
        AUTHORITY.writeTo(directory.resolve("ca.pem"));
        BrokenTls.ROOT.writeTo(directory.resolve("tls-lab.pem"));
        var site = BrokenTls.speaking(LATER.issue("sound"));
        properties.add("tls.directory", directory::toString);
        properties.add("tls-lab.ports.sound", () -> site);
        properties.add("spring.ssl.bundle.watch.file.quiet-period", () -> "200ms");
        properties.add("spring.ssl.bundle.pem.own.reload-on-update", () -> "true");
        properties.add("spring.ssl.bundle.pem.own.keystore.certificate", () -> "file:" + directory + "/gateway.pem");
        properties.add(
                "spring.ssl.bundle.pem.own.keystore.private-key", () -> "file:" + directory + "/gateway-key.pem");
        properties.add("server.ssl.bundle", () -> "own");
    }

    @Test
    void itsOwnCertificateIsShownInTheNextHandshake() throws IOException {
        assertThat(shown().getSubjectX500Principal().getName()).isEqualTo("CN=first");

        AUTHORITY.issue("second").writeTo(directory, "gateway");

        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(shown().getSubjectX500Principal().getName()).isEqualTo("CN=second"));
    }

    @Test
    @Trap("G13")
    void whomItTrustsAsAClientIsTakenOverToo() {
        assertThat(status("/tls/sound")).isEqualTo(502);

        LATER.writeTo(directory.resolve("tls-lab.pem"));

        await().atMost(PATIENCE).until(() -> status("/tls/sound") == 200);

        BrokenTls.ROOT.writeTo(directory.resolve("tls-lab.pem"));

        // Also what was trusted before: a session of before must not be resumed.
        await().atMost(PATIENCE).until(() -> status("/tls/sound") == 502);
    }

    private X509Certificate shown() throws IOException {
        try (var socket = connected(TestAuthority.clientTrusting(AUTHORITY.certificate()))) {
            socket.startHandshake();
            return (X509Certificate) socket.getSession().getPeerCertificates()[0];
        }
    }

    private int status(String path) {
        try (var socket = connected(TestAuthority.clientTrusting(AUTHORITY.certificate()))) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").getBytes());
            var line = new String(socket.getInputStream().readNBytes("HTTP/1.1 200".length()));
            return Integer.parseInt(line.substring("HTTP/1.1 ".length()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private SSLSocket connected(SSLContext context) throws IOException {
        return (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
    }
}
