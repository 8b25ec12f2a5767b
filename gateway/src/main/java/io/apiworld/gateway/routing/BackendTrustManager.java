package io.apiworld.gateway.routing;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** Judges a backend's certificate by the bundle that holds for it. */
final class BackendTrustManager extends X509ExtendedTrustManager {

    private static final X509Certificate[] NONE = {};

    private final BackendPapers papers;

    BackendTrustManager(BackendPapers papers) {
        this.papers = papers;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        var trust = papers.bundleFor(engine)
                .flatMap(papers::papers)
                .orElseThrow(() -> new CertificateException("No SSL bundle holds for this backend"))
                .trust();
        try {
            // It checks the host name too, as the engine's parameters ask it to.
            trust.checkServerTrusted(chain, type, engine);
        } catch (CertificateException refused) {
            throw UntrustedChain.told(chain, refused);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        throw unknownPeer();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        throw unknownPeer();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        throw unknownPeer();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        throw unknownPeer();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        throw unknownPeer();
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return NONE;
    }

    private static CertificateException unknownPeer() {
        return new CertificateException("Backends are judged by host and port, which are not known here");
    }
}
