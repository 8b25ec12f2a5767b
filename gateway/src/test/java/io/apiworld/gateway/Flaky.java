package io.apiworld.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A service that hangs up on as many calls as it is told to, and answers the rest. */
final class Flaky {

    private final ServerSocket server = listening();
    private final AtomicInteger bad = new AtomicInteger();
    private final AtomicInteger asked = new AtomicInteger();

    Flaky() {
        Thread.ofVirtual().start(this::serve);
    }

    String uri() {
        return "http://localhost:" + server.getLocalPort();
    }

    Flaky failsNext(int calls) {
        bad.set(calls);
        asked.set(0);
        return this;
    }

    int timesAsked() {
        return asked.get();
    }

    private void serve() {
        while (true) {
            try {
                var socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException _) {
                // Whoever came went away first.
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            // Whoever only connects has asked nothing.
            if (socket.getInputStream().read(new byte[8192]) <= 0) {
                return;
            }
            asked.incrementAndGet();
            if (bad.getAndUpdate(left -> Math.max(0, left - 1)) == 0) {
                socket.getOutputStream()
                        .write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok"
                                .getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException _) {
            // The gateway went away first.
        }
    }

    private static ServerSocket listening() {
        try {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
