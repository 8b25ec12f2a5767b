package io.apiworld.launcher.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Does the handshake with whoever comes, showing what it was told last, and nothing more. */
final class OneShotServer implements AutoCloseable {

    private final ServerSocket server;
    private volatile Identity shown;

    OneShotServer(Identity identity) throws IOException {
        shown = identity;
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    void show(Identity identity) {
        shown = identity;
    }

    URI address() {
        return URI.create("https://localhost:" + server.getLocalPort());
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                var client = server.accept();
                Thread.ofVirtual().start(() -> shakeHands(client));
            } catch (IOException _) {
                // Closed
            }
        }
    }

    private void shakeHands(Socket client) {
        try (client) {
            var tls = (SSLSocket) context().getSocketFactory().createSocket(client, null, true);
            tls.startHandshake();
        } catch (IOException | GeneralSecurityException _) {
            // The client sees it
        }
    }

    private SSLContext context() throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("it", shown.key(), new char[0], new X509Certificate[] {shown.certificate()});
        var factory = KeyManagerFactory.getInstance("PKIX");
        factory.init(store, new char[0]);
        var context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }
}
