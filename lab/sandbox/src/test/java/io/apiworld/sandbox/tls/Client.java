package io.apiworld.sandbox.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A careful client: JSSE with host name verification, trusting one root. */
final class Client {

    /** To connect: a port that drops whoever comes is waited for as long. */
    private static final int PATIENCE_MS = 2_000;

    private static final int PATIENCE_WITH_ANSWERS_MS = 20_000;

    private final List<X509Certificate> trusted;
    private @Nullable Identity identity;
    private @Nullable String version;
    private String host = "localhost";

    Client(X509Certificate... trusted) {
        this.trusted = List.of(trusted);
    }

    Client with(Identity papers) {
        identity = papers;
        return this;
    }

    Client speaking(String onlyVersion) {
        version = onlyVersion;
        return this;
    }

    Client askingFor(String name) {
        host = name;
        return this;
    }

    /** The whole answer. */
    String get(int port) throws IOException {
        try (var plain = new Socket()) {
            plain.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MS);
            plain.setSoTimeout(PATIENCE_WITH_ANSWERS_MS);
            return get(plain, port);
        }
    }

    private String get(Socket plain, int port) throws IOException {
        var tls = (SSLSocket) context().getSocketFactory().createSocket(plain, host, port, true);
        var parameters = tls.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        tls.setSSLParameters(parameters);
        if (version != null) {
            tls.setEnabledProtocols(new String[] {version});
        } else {
            // Not what this JVM would allow, but what any other would offer.
            tls.setEnabledProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        }
        tls.startHandshake();
        tls.getOutputStream().write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return new String(tls.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    SSLContext context() {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(identity == null ? null : identity.managers(), Stores.trusting(trusted), null);
            return context;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
