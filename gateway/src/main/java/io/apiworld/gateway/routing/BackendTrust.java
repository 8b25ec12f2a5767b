package io.apiworld.gateway.routing;

import io.netty.handler.ssl.SslContextBuilder;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.http.client.autoconfigure.HttpClientsProperties;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.cloud.gateway.config.GatewayProperties;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.cloud.gateway.route.RouteDefinition;
import org.springframework.stereotype.Component;
import reactor.netty.http.Http11SslContextSpec;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;
import reactor.netty.tcp.SslProvider.GenericSslContextSpec;

/**
 * Speaks HTTP/1.1 to the backends and trusts only what the platform's SSL bundle trusts. The gateway's own property for a bundle
 * takes a wrong name in silence and falls back to the JDK's trust store; here a missing bundle ends the start.
 */
@Component
final class BackendTrust implements HttpClientCustomizer {

    private static final Duration HANDSHAKE = Duration.ofSeconds(5);

    private final @Nullable SslBundle bundle;

    BackendTrust(HttpClientsProperties clients, SslBundles bundles, GatewayProperties gateway) {
        var name = clients.getSsl().getBundle();
        bundle = name == null ? null : bundles.getBundle(name);
        if (bundle == null && gateway.getRoutes().stream().anyMatch(BackendTrust::isTls)) {
            throw new IllegalStateException(
                    "There are routes to https:// and no bundle in spring.http.clients.ssl.bundle");
        }
    }

    @Override
    public HttpClient customize(HttpClient client) {
        var plain = client.protocol(HttpProtocol.HTTP11);
        return bundle == null ? plain : secure(plain, bundle);
    }

    private static HttpClient secure(HttpClient client, SslBundle bundle) {
        GenericSslContextSpec<SslContextBuilder> context = Http11SslContextSpec.forClient()
                .configure(builder -> {
                    builder.trustManager(bundle.getManagers().getTrustManagerFactory());
                    var options = bundle.getOptions();
                    if (options.getEnabledProtocols() != null) {
                        builder.protocols(options.getEnabledProtocols());
                    }
                });
        return client.secure(tls -> tls.sslContext(context).handshakeTimeout(HANDSHAKE));
    }

    private static boolean isTls(RouteDefinition route) {
        return String.valueOf(route.getUri()).startsWith("https:");
    }
}
