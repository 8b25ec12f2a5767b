package io.apiworld.launcher.tls;

import io.apiworld.launcher.trouble.Trouble;
import java.io.IOException;
import java.net.CookieHandler;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** HTTP clients that trust one authority and no other. */
public final class Trust {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private Trust() {}

    public static HttpClient clientOf(Path authority) {
        return builder(authority).build();
    }

    /** One that also keeps cookies, as a browser does. */
    public static HttpClient browserOf(Path authority, CookieHandler cookies) {
        return builder(authority).cookieHandler(cookies).build();
    }

    /** What a server shows in a handshake of now; nothing where none comes about. */
    static Optional<X509Certificate> certificateShown(Path authority, URI address) {
        var patience = (int) PATIENCE.toMillis();
        try (var plain = new Socket()) {
            plain.connect(new InetSocketAddress(address.getHost(), address.getPort()), patience);
            plain.setSoTimeout(patience);
            var tls = (SSLSocket) context(authority)
                    .getSocketFactory()
                    .createSocket(plain, address.getHost(), address.getPort(), true);
            tls.startHandshake();
            return Optional.of((X509Certificate) tls.getSession().getPeerCertificates()[0]);
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    private static HttpClient.Builder builder(Path authority) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NEVER)
                .sslContext(context(authority));
    }

    static SSLContext context(Path authority) {
        try {
            var trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("ca", Pem.certificate(authority));
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(trusted);
            var context = SSLContext.getInstance("TLS");
            context.init(null, factory.getTrustManagers(), null);
            return context;
        } catch (IOException missing) {
            throw new Trouble(
                    "There is no certificate authority at " + authority + ".", "Start API World: ./api-world up");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
