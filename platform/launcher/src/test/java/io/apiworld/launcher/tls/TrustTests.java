package io.apiworld.launcher.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.apiworld.launcher.trouble.Trouble;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Clock;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustTests {

    @TempDir
    Path ours;

    @TempDir
    Path foreign;

    HttpsServer server;

    @BeforeEach
    void serveWithOurCertificate() throws Exception {
        new Certificates(ours, Clock.systemUTC()).make(Map.of());
        new Certificates(foreign, Clock.systemUTC()).make(Map.of());
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(contextOf(new Pem(ours, "gateway"))));
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void acceptsWhatOurAuthoritySigned() throws Exception {
        assertThat(statusFor(ours)).isEqualTo(204);
    }

    @Test
    void refusesWhatAnotherAuthorityOfTheSameKindSigned() {
        assertThatThrownBy(() -> statusFor(foreign)).isInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void saysWhatToDoWhenThereIsNoAuthorityYet() {
        assertThatThrownBy(() -> Trust.clientOf(ours.resolve("none.pem")))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("no certificate authority");
    }

    private int statusFor(Path directory) throws Exception {
        var uri = URI.create("https://localhost:" + server.getAddress().getPort() + "/");
        try (var client = Trust.clientOf(directory.resolve("ca.pem"))) {
            return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private static SSLContext contextOf(Pem pem) throws Exception {
        var identity = pem.read().orElseThrow();
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("own", identity.key(), new char[0], new Certificate[] {identity.certificate()});
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, new char[0]);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }
}
