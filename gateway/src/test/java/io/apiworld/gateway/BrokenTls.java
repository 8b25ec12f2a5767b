package io.apiworld.gateway;

import io.apiworld.testsupport.TestAuthority;
import io.apiworld.testsupport.TestAuthority.Identity;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLSocket;

/**
 * Backends whose TLS is broken, one for each route of the TLS lab. The sandbox has the same for people; these need no sandbox.
 */
final class BrokenTls {

    private static final Duration YEAR = Duration.ofDays(365);

    /** What a ServerHello of TLS 1.0 or 1.1 comes down to for a modern client: a fatal alert, protocol_version (70). */
    private static final byte[] PROTOCOL_VERSION_ALERT = {21, 3, 1, 0, 2, 2, 70};

    private static final byte[] ANSWER =
            "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok".getBytes(StandardCharsets.US_ASCII);

    private static final byte[] GARBAGE = "220 mail.example ESMTP\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CUT_OFF =
            "HTTP/1.1 200 OK\r\nContent-Type: applicat".getBytes(StandardCharsets.US_ASCII);

    static final TestAuthority ROOT = TestAuthority.named("TLS lab root");
    private static final TestAuthority INTERMEDIATE = ROOT.below("TLS lab intermediate");
    private static final TestAuthority STRANGER = TestAuthority.named("Stranger");
    private static final TestAuthority PLATFORM = TestAuthority.named("Platform");

    private static final Path DIRECTORY = directory();
    /** Kept, since a socket that nobody knows any more is closed. */
    private static final List<Closeable> KEPT = new ArrayList<>();

    private static final Map<String, Object> PROPERTIES = opened();

    private BrokenTls() {}

    /** Where they are, and the files that say whom to trust. */
    static Map<String, Object> properties() {
        return PROPERTIES;
    }

    /** Speaks TLS as this identity; where authorities are given, with none but their clients. */
    static int speaking(Identity identity, X509Certificate... clients) {
        return speaking(identity, ANSWER, clients);
    }

    private static int speaking(Identity identity, byte[] answer, X509Certificate... clients) {
        var context = identity.context(clients);
        return BrokenBackends.listening(plain -> {
            var tls = (SSLSocket) context.getSocketFactory().createSocket(plain, null, false);
            tls.setNeedClientAuth(clients.length > 0);
            try {
                tls.getInputStream().read(new byte[8192]);
                tls.getOutputStream().write(answer);
                tls.shutdownOutput();
            } catch (IOException refused) {
                plain.setSoTimeout(1_000);
                plain.shutdownOutput();
                plain.getInputStream().skip(Long.MAX_VALUE);
            }
        });
    }

    private static Map<String, Object> opened() {
        var now = Instant.now();
        var ports = new TreeMap<String, Integer>();
        ports.put("sound", speaking(chained(INTERMEDIATE.issue("sound"))));
        ports.put("expired", speaking(chained(INTERMEDIATE.issue("old", now.minus(YEAR), now.minusSeconds(60)))));
        ports.put("not-yet-valid", speaking(chained(INTERMEDIATE.issue("new", now.plusSeconds(3600), now.plus(YEAR)))));
        ports.put("self-signed", speaking(TestAuthority.selfSigned("localhost")));
        ports.put("untrusted-root", speaking(STRANGER.issue("x").sentWith(STRANGER.certificate())));
        ports.put("missing-intermediate", speaking(INTERMEDIATE.issue("alone")));
        ports.put("wrong-host", speaking(chained(INTERMEDIATE.issue("other", "api.company.test"))));
        ports.put("tls10", answering(PROTOCOL_VERSION_ALERT));
        ports.put("tls11", answering(PROTOCOL_VERSION_ALERT));
        ports.put("mutual", speaking(chained(INTERMEDIATE.issue("mutual")), PLATFORM.certificate()));
        ports.put("mutual-others", speaking(chained(INTERMEDIATE.issue("mutual")), STRANGER.certificate()));
        ports.put("dropping", dropping());
        ports.put("refusing", BrokenBackends.refusing());
        ports.put("interfering", BrokenBackends.resetting());
        ports.put("plain", BrokenBackends.saying("HTTP/1.1 400 Bad Request\r\n\r\n"));
        ports.put("garbage", speaking(chained(INTERMEDIATE.issue("garbage")), GARBAGE));
        ports.put("cut-off", speaking(chained(INTERMEDIATE.issue("cut-off")), CUT_OFF));
        var properties = new TreeMap<String, Object>();
        ports.forEach((site, port) -> properties.put("tls-lab.ports." + site, port));
        properties.put("tls.directory", DIRECTORY.toString());
        return properties;
    }

    private static Identity chained(Identity leaf) {
        return leaf.sentWith(INTERMEDIATE.certificate());
    }

    private static int answering(byte[] bytes) {
        return BrokenBackends.listening(socket -> {
            socket.getInputStream().read(new byte[8192]);
            socket.getOutputStream().write(bytes);
        });
    }

    /** A listener whose queue is full: the machine drops whoever else wants to connect. */
    private static int dropping() {
        try {
            var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            KEPT.add(server);
            while (waits(server.getLocalPort())) {
                // One more.
            }
            return server.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean waits(int port) throws IOException {
        var socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 250);
            KEPT.add(socket);
            return true;
        } catch (SocketTimeoutException _) {
            socket.close();
            return false;
        }
    }

    private static Path directory() {
        try {
            var directory = Files.createTempDirectory("broken-tls");
            ROOT.writeTo(directory.resolve("tls-lab.pem"));
            PLATFORM.issue("gateway").writeTo(directory, "gateway");
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
