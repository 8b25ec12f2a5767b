package io.apiworld.gateway.routing;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apiworld.testsupport.TestAuthority;
import io.apiworld.testsupport.Trap;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.http.client.autoconfigure.HttpClientsProperties;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.cloud.gateway.config.GatewayProperties;
import org.springframework.cloud.gateway.route.RouteDefinition;

/** A bundle that is mistyped must not come down to the JDK's trust store, with which every public certificate would do. */
@Trap("G13")
class BackendTrustTests {

    private final DefaultSslBundleRegistry bundles = new DefaultSslBundleRegistry("platform", trusting("Platform"));

    @Test
    void aMistypedBundleForAllBackendsEndsTheStart() {
        assertThatThrownBy(() -> trust("platfrom", Map.of()))
                .isInstanceOf(NoSuchSslBundleException.class)
                .hasMessageContaining("platfrom");
    }

    @Test
    void aMistypedBundleOfOneRouteEndsTheStart() {
        assertThatThrownBy(() -> trust("platform", Map.of("ssl-bundle", "tls-lba")))
                .isInstanceOf(NoSuchSslBundleException.class)
                .hasMessageContaining("tls-lba");
    }

    @Test
    void aTlsRouteForWhichNoBundleIsNamedEndsTheStart() {
        assertThatThrownBy(() -> trust(null, Map.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("bank");
    }

    @Test
    void bundlesThatThereAreDoNot() {
        bundles.registerBundle("tls-lab", trusting("TLS lab"));

        assertThatNoException().isThrownBy(() -> trust("platform", Map.of()));
        assertThatNoException().isThrownBy(() -> trust("platform", Map.of("ssl-bundle", "tls-lab")));
        assertThatNoException().isThrownBy(() -> trust(null, Map.of("ssl-bundle", "tls-lab")));
    }

    private BackendTrust trust(@Nullable String usual, Map<String, Object> metadataOfTheRoute) {
        var clients = new HttpClientsProperties();
        clients.getSsl().setBundle(usual);
        var route = new RouteDefinition();
        route.setId("bank");
        route.setUri(URI.create("https://bank.example"));
        route.setMetadata(metadataOfTheRoute);
        var gateway = new GatewayProperties();
        gateway.setRoutes(List.of(route));
        return new BackendTrust(clients, bundles, gateway);
    }

    private static SslBundle trusting(String authority) {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry(
                    "authority", TestAuthority.named(authority).certificate());
            return SslBundle.of(SslStoreBundle.of(null, null, store));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
