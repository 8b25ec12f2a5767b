package io.apiworld.gateway.routing;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;

/**
 * Which SSL bundle holds for which backend, as it is now: a bundle whose files change is taken over for the next handshake (G13: the
 * HTTP client itself would keep what it was built with).
 */
final class BackendPapers {

    /** Trust, and the gateway's own identity where the bundle has one. */
    record Papers(X509ExtendedTrustManager trust, @Nullable X509ExtendedKeyManager identity) {

        static Papers of(SslBundle bundle) {
            var managers = bundle.getManagers();
            return new Papers(
                    first(X509ExtendedTrustManager.class, managers.getTrustManagers())
                            .orElseThrow(() -> new IllegalStateException("An SSL bundle that trusts nothing")),
                    first(X509ExtendedKeyManager.class, managers.getKeyManagers())
                            .orElse(null));
        }

        private static <T> Optional<T> first(Class<T> type, Object[] managers) {
            return Arrays.stream(managers)
                    .filter(type::isInstance)
                    .map(type::cast)
                    .findFirst();
        }
    }

    private final @Nullable String usual;
    private final Map<String, String> bundleOf;
    private final Map<String, Papers> current = new ConcurrentHashMap<>();

    /**
     * @param usual the bundle for backends that are not named
     * @param bundleOf names of bundles by {@code host:port}
     * @throws org.springframework.boot.ssl.NoSuchSslBundleException for a name that is none
     */
    BackendPapers(@Nullable String usual, Map<String, String> bundleOf, SslBundles bundles, Runnable onChange) {
        this.usual = usual;
        this.bundleOf = Map.copyOf(bundleOf);
        var names = new TreeSet<>(bundleOf.values());
        if (usual != null) {
            names.add(usual);
        }
        for (var name : names) {
            current.put(name, Papers.of(bundles.getBundle(name)));
            bundles.addBundleUpdateHandler(name, bundle -> {
                current.put(name, Papers.of(bundle));
                onChange.run();
            });
        }
    }

    /** The bundle's name for the backend at the other end. */
    Optional<String> bundleFor(SSLEngine engine) {
        var named = bundleOf.get(address(engine.getPeerHost(), engine.getPeerPort()));
        return Optional.ofNullable(named == null ? usual : named);
    }

    Optional<Papers> papers(String bundle) {
        return Optional.ofNullable(current.get(bundle));
    }

    static String address(@Nullable String host, int port) {
        return String.valueOf(host).toLowerCase(Locale.ROOT) + ":" + port;
    }
}
