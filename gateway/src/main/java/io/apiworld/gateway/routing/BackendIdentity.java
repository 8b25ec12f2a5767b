package io.apiworld.gateway.routing;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** Shows a client certificate to the backends whose bundle has one, if they ask for it (RFC 8446, section 4.3.2). */
final class BackendIdentity extends X509ExtendedKeyManager {

    private static final String SEPARATOR = "/";

    private final BackendPapers papers;

    BackendIdentity(BackendPapers papers) {
        this.papers = papers;
    }

    @Override
    public @Nullable String chooseEngineClientAlias(String[] types, Principal[] issuers, SSLEngine engine) {
        return papers.bundleFor(engine)
                .flatMap(bundle -> identity(bundle)
                        .map(keys -> keys.chooseEngineClientAlias(types, issuers, engine))
                        .map(alias -> bundle + SEPARATOR + alias))
                .orElse(null);
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        return keys(alias).map(keys -> keys.getCertificateChain(within(alias))).orElse(null);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        return keys(alias).map(keys -> keys.getPrivateKey(within(alias))).orElse(null);
    }

    @Override
    public String @Nullable [] getClientAliases(String type, Principal[] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
        return null;
    }

    @Override
    public String @Nullable [] getServerAliases(String type, Principal[] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
        return null;
    }

    private Optional<X509ExtendedKeyManager> keys(String alias) {
        return identity(alias.split(SEPARATOR, 2)[0]);
    }

    private Optional<X509ExtendedKeyManager> identity(String bundle) {
        return papers.papers(bundle).map(BackendPapers.Papers::identity);
    }

    private static String within(String alias) {
        return alias.split(SEPARATOR, 2)[1];
    }
}
