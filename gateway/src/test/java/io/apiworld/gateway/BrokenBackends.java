package io.apiworld.gateway;

import io.apiworld.testsupport.ClosedPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Servers that fail in the ways that HttpStub cannot. */
final class BrokenBackends {

    /** Held for the whole test run, by all who want one. */
    private static final ClosedPort REFUSING = new ClosedPort();

    private BrokenBackends() {}

    /** A port on which nobody listens. */
    static int refusing() {
        return REFUSING.number();
    }

    /** Answers every connection with this text, whatever is asked, and closes. */
    static int saying(String text) {
        return listening(socket -> {
            socket.getInputStream().read(new byte[8192]);
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        });
    }

    /** Takes the request and resets the connection. */
    static int resetting() {
        return listening(socket -> {
            socket.getInputStream().read();
            socket.setSoLinger(true, 0);
        });
    }

    interface Behaviour {
        void on(Socket socket) throws IOException;
    }

    @SuppressWarnings("resource")
    static int listening(Behaviour behaviour) {
        try {
            var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            Thread.ofVirtual().start(() -> {
                while (true) {
                    try {
                        var socket = server.accept();
                        Thread.ofVirtual().start(() -> serve(socket, behaviour));
                    } catch (IOException _) {
                        // The client went away first.
                    }
                }
            });
            return server.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void serve(Socket socket, Behaviour behaviour) {
        try (socket) {
            behaviour.on(socket);
        } catch (IOException _) {
            // The client went away first.
        }
    }
}
