package io.apiworld.lab.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/** All with whom handshakes are done: there is no way to name another. */
@Component
final class Targets {

    private static final String GATEWAY = "gateway";
    private static final String PLATFORM = "internal";

    private final SandboxApi sandbox;
    private final ObserverRules rules;
    private final SslBundles bundles;

    Targets(SandboxApi sandbox, ObserverRules rules, SslBundles bundles) {
        this.sandbox = sandbox;
        this.rules = rules;
        this.bundles = bundles;
    }

    Target named(String name) {
        if (name.equals(GATEWAY)) {
            return new Target(GATEWAY, rules.gateway(), rules.gateway().getHost(), trustOfPlatform());
        }
        try {
            return sandbox.sites().items().stream()
                    .filter(site -> site.name().equals(name))
                    .findFirst()
                    .map(site -> new Target(name, site.address(), site.askedAs(), trusting(sandbox.root())))
                    .orElseThrow(UnknownTarget::new);
        } catch (RestClientException e) {
            throw new SandboxAway();
        }
    }

    /** What this service proves itself with, where mutual TLS asks for it. */
    KeyManager @Nullable [] ownIdentity() {
        var bundle = platform();
        return bundle == null ? null : bundle.getManagers().getKeyManagers();
    }

    private X509ExtendedTrustManager trustOfPlatform() {
        var bundle = platform();
        return extended(bundle == null ? managers(null) : bundle.getManagers().getTrustManagers());
    }

    private @Nullable SslBundle platform() {
        return bundles.getBundleNames().contains(PLATFORM) ? bundles.getBundle(PLATFORM) : null;
    }

    private static X509ExtendedTrustManager trusting(String pem) {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            var bytes = new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII));
            store.setCertificateEntry(
                    "root", CertificateFactory.getInstance("X.509").generateCertificate(bytes));
            return extended(managers(store));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TrustManager[] managers(@Nullable KeyStore store) {
        try {
            var factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(store);
            return factory.getTrustManagers();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509ExtendedTrustManager extended(TrustManager... managers) {
        return Stream.of(managers)
                .filter(X509ExtendedTrustManager.class::isInstance)
                .map(X509ExtendedTrustManager.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
