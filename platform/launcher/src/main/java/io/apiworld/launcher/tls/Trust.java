package io.apiworld.launcher.tls;

import io.apiworld.launcher.trouble.Trouble;
import java.io.IOException;
import java.net.CookieHandler;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import javax.net.ssl.SSLContext;
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
