package io.apiworld.sandbox.tls;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

/** Speaks TLS as its papers and versions say, and then says by HTTP how it went, or whatever else it is told to. */
final class TlsBehaviour implements ListeningPort.Behaviour {

    /** What is said once the handshake is done. */
    interface Talk {
        void with(InputStream in, OutputStream out, Map<String, String> facts) throws IOException;
    }

    private static final int GOODBYE_MS = 1_000;

    private final String site;
    private final List<String> versions;
    private final List<X509Certificate> authoritiesOfClients;
    private final Talk talk;
    private volatile SSLContext context;

    /** @param authoritiesOfClients where this is empty, no client certificate is asked for */
    TlsBehaviour(String site, Identity identity, List<String> versions, List<X509Certificate> authoritiesOfClients) {
        this.site = site;
        this.versions = versions;
        this.authoritiesOfClients = authoritiesOfClients;
        this.talk = Greeting::exchange;
        this.context = contextOf(identity);
    }

    private TlsBehaviour(TlsBehaviour other, Talk talk) {
        this.site = other.site;
        this.versions = other.versions;
        this.authoritiesOfClients = other.authoritiesOfClients;
        this.talk = talk;
        this.context = other.context;
    }

    /** The same, which then says something else. */
    TlsBehaviour answering(Talk otherwise) {
        return new TlsBehaviour(this, otherwise);
    }

    /** From the next connection on: sessions of before cannot be resumed either, since they belong to the context of before. */
    void renew(Identity identity) {
        context = contextOf(identity);
    }

    @Override
    public void on(Socket connection) throws IOException {
        // Not closed with the connection: what is still to be read would make TCP reset it, and the client lose our
        // alert.
        var tls = (SSLSocket) context.getSocketFactory().createSocket(connection, null, false);
        tls.setEnabledProtocols(versions.toArray(String[]::new));
        tls.setNeedClientAuth(!authoritiesOfClients.isEmpty());
        var parameters = tls.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {"http/1.1"});
        tls.setSSLParameters(parameters);
        try {
            tls.startHandshake();
            talk.with(tls.getInputStream(), tls.getOutputStream(), facts(tls));
            tls.shutdownOutput();
        } catch (SSLException refused) {
            linger(connection);
            throw refused;
        }
    }

    private Map<String, String> facts(SSLSocket tls) {
        var session = tls.getSession();
        var facts = new TreeMap<>(
                Map.of("site", site, "version", session.getProtocol(), "cipher", session.getCipherSuite()));
        if (!authoritiesOfClients.isEmpty()) {
            facts.put("client", clientOf(session));
        }
        return facts;
    }

    private static String clientOf(SSLSession session) {
        try {
            return session.getPeerPrincipal().getName();
        } catch (SSLPeerUnverifiedException e) {
            throw new IllegalStateException("The handshake requires a client certificate", e);
        }
    }

    private static void linger(Socket connection) throws IOException {
        try {
            connection.setSoTimeout(GOODBYE_MS);
            connection.shutdownOutput();
            connection.getInputStream().skip(Long.MAX_VALUE);
        } catch (SocketException _) {
            // The client was faster.
        }
    }

    private SSLContext contextOf(Identity identity) {
        try {
            var made = SSLContext.getInstance("TLS");
            made.init(
                    identity.managers(),
                    authoritiesOfClients.isEmpty() ? null : Stores.trusting(authoritiesOfClients),
                    null);
            return made;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
