package io.apiworld.gateway.routing;

import io.netty.channel.Channel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.http.client.autoconfigure.HttpClientsProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.cloud.gateway.config.GatewayProperties;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.cloud.gateway.route.RouteDefinition;
import org.springframework.stereotype.Component;
import reactor.core.scheduler.Schedulers;
import reactor.netty.NettyPipeline;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;

/**
 * Speaks HTTP/1.1 to the backends and trusts only what the platform's SSL bundle trusts; a route may name another bundle in its
 * metadata ({@code ssl-bundle}). G13: the gateway's own property for a bundle takes a wrong name in silence and falls back to the
 * JDK's trust store, and leaves out the bundle's versions and its reload; here a missing bundle ends the start, and the others hold.
 */
@Component
final class BackendTrust implements HttpClientCustomizer {

    static final String BUNDLE_OF_ROUTE = "ssl-bundle";

    private static final Duration HANDSHAKE = Duration.ofSeconds(5);
    private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};
    private static final int HTTPS = 443;

    private final @Nullable SslContext context;

    BackendTrust(HttpClientsProperties clients, SslBundles bundles, GatewayProperties gateway) {
        var usual = clients.getSsl().getBundle();
        var named = bundlesOfRoutes(gateway);
        var lost = gateway.getRoutes().stream()
                .filter(route ->
                        isTls(route) && usual == null && bundleOf(route).isEmpty())
                .map(RouteDefinition::getId)
                .toList();
        if (!lost.isEmpty()) {
            throw new IllegalStateException(
                    "There are routes to https:// and no bundle in spring.http.clients.ssl.bundle: "
                            + String.join(", ", lost));
        }
        context = usual == null && named.isEmpty() ? null : contextOf(usual, named, bundles);
    }

    @Override
    public HttpClient customize(HttpClient client) {
        var plain = client.protocol(HttpProtocol.HTTP11);
        var secured = context;
        return secured == null
                ? plain
                : plain.secure(tls -> tls.sslContext(secured).handshakeTimeout(HANDSHAKE))
                        .doOnChannelInit((_, channel, _) -> watch(channel));
    }

    private static void watch(Channel channel) {
        var pipeline = channel.pipeline();
        if (pipeline.get(NettyPipeline.SslHandler) != null) {
            pipeline.addAfter(NettyPipeline.SslHandler, "api-world.handshake", new HandshakeWatch());
        }
    }

    private SslContext contextOf(@Nullable String usual, Map<String, String> named, SslBundles bundles) {
        var papers = new BackendPapers(usual, named, bundles, this::forgetWhatWasTrusted);
        try {
            return SslContextBuilder.forClient()
                    .sslProvider(SslProvider.JDK)
                    .protocols(usual == null ? VERSIONS : versionsOf(usual, bundles))
                    .trustManager(new BackendTrustManager(papers))
                    .keyManager(new BackendIdentity(papers))
                    .build();
        } catch (SSLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** And once more when handshakes that were under way, judged by what held before, have ended. */
    private void forgetWhatWasTrusted() {
        forgetSessions();
        Schedulers.parallel().schedule(this::forgetSessions, HANDSHAKE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A session that is resumed is not judged anew (RFC 8446, section 2.2): what was trusted before may not be now. */
    private void forgetSessions() {
        var known = context;
        if (known != null) {
            var sessions = known.sessionContext();
            Collections.list(sessions.getIds()).stream()
                    .map(sessions::getSession)
                    .flatMap(session -> Optional.ofNullable(session).stream())
                    .forEach(SSLSession::invalidate);
        }
    }

    private static String[] versionsOf(String bundle, SslBundles bundles) {
        var versions = bundles.getBundle(bundle).getOptions().getEnabledProtocols();
        return versions == null ? VERSIONS : versions;
    }

    private static Map<String, String> bundlesOfRoutes(GatewayProperties gateway) {
        var named = new LinkedHashMap<String, String>();
        for (var route : gateway.getRoutes()) {
            bundleOf(route).ifPresent(bundle -> {
                var before = named.put(address(route.getUri()), bundle);
                if (before != null && !before.equals(bundle)) {
                    throw new IllegalStateException("Routes to " + route.getUri() + " name different SSL bundles");
                }
            });
        }
        return named;
    }

    private static Optional<String> bundleOf(RouteDefinition route) {
        return Optional.ofNullable(route.getMetadata().get(BUNDLE_OF_ROUTE)).map(String::valueOf);
    }

    private static String address(@Nullable URI uri) {
        if (uri == null || uri.getHost() == null) {
            throw new IllegalStateException("A route with " + BUNDLE_OF_ROUTE + " needs a host");
        }
        return BackendPapers.address(uri.getHost(), uri.getPort() < 0 ? HTTPS : uri.getPort());
    }

    private static boolean isTls(RouteDefinition route) {
        return String.valueOf(route.getUri()).startsWith("https:");
    }
}
