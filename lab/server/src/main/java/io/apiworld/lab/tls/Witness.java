package io.apiworld.lab.tls;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Sees the chain and what became of it, and leaves the judgement to the trust manager behind it. */
final class Witness extends X509ExtendedTrustManager {

    private final X509ExtendedTrustManager judge;
    private volatile List<X509Certificate> chain = List.of();
    private volatile @Nullable CertificateException refusal;

    Witness(X509ExtendedTrustManager judge) {
        this.judge = judge;
    }

    List<X509Certificate> chain() {
        return chain;
    }

    Observation.ChainResult result() {
        var refused = refusal;
        if (chain.isEmpty()) {
            return Observation.ChainResult.NONE;
        }
        return new Observation.ChainResult(
                true,
                refused == null,
                isAnchored(),
                refused == null ? null : Observation.Failure.of(refused).causeMessage());
    }

    private boolean isAnchored() {
        var issuer = chain.getLast().getIssuerX500Principal();
        return Stream.of(judge.getAcceptedIssuers())
                .anyMatch(authority -> authority.getSubjectX500Principal().equals(issuer));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] shown, String type, Socket socket) throws CertificateException {
        chain = List.of(shown);
        try {
            judge.checkServerTrusted(shown, type, socket);
        } catch (CertificateException refused) {
            refusal = refused;
            throw refused;
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] shown, String type, SSLEngine engine) throws CertificateException {
        throw new CertificateException("Only sockets are observed");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] shown, String type) throws CertificateException {
        throw new CertificateException("Only sockets are observed");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] shown, String type, Socket socket) throws CertificateException {
        throw new CertificateException("Only servers are observed");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] shown, String type, SSLEngine engine) throws CertificateException {
        throw new CertificateException("Only servers are observed");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] shown, String type) throws CertificateException {
        throw new CertificateException("Only servers are observed");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return judge.getAcceptedIssuers();
    }
}
