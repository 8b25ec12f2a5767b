package io.apiworld.testsupport;

import io.apiworld.testsupport.TestAuthority.Identity;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A server on the loopback address that answers every request with "secret 42", over TLS or without. */
public final class TlsStub implements AutoCloseable {

    private static final byte[] ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 9\r\nConnection: close\r\n\r\nsecret 42"
            .getBytes(StandardCharsets.US_ASCII);
    private static final int GOODBYE_MS = 1_000;

    private final ServerSocket server;
    private final @Nullable SSLContext context;
    private final boolean asksForClients;

    private TlsStub(@Nullable SSLContext context, boolean asksForClients) {
        this.context = context;
        this.asksForClients = asksForClients;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** Without TLS. */
    public static TlsStub plain() {
        return new TlsStub(null, false);
    }

    /** @param clients authorities, where given, of the only clients that are served (mutual TLS) */
    public static TlsStub speakingAs(Identity identity, X509Certificate... clients) {
        return new TlsStub(identity.context(clients), clients.length > 0);
    }

    public URI uri() {
        return URI.create((context == null ? "http" : "https") + "://localhost:" + port());
    }

    public int port() {
        return server.getLocalPort();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException _) {
                // Closed, or the client went away first.
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            if (context == null) {
                answer(socket.getInputStream(), socket.getOutputStream());
                return;
            }
            // Not closed with the connection: what is still to be read would make TCP reset it, and the client lose the
            // alert.
            var tls = (SSLSocket) context.getSocketFactory().createSocket(socket, null, false);
            tls.setNeedClientAuth(asksForClients);
            try {
                answer(tls.getInputStream(), tls.getOutputStream());
                tls.shutdownOutput();
            } catch (IOException refused) {
                socket.setSoTimeout(GOODBYE_MS);
                socket.shutdownOutput();
                socket.getInputStream().skip(Long.MAX_VALUE);
            }
        } catch (IOException _) {
            // The client sees it.
        }
    }

    private static void answer(InputStream in, OutputStream out) throws IOException {
        if (in.read(new byte[8192]) > 0) {
            out.write(ANSWER);
            out.flush();
        }
    }
}
