package io.apiworld.webhooks.delivery;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/** Sends what it is told to, whatever it is asked, as long as the other side listens. */
final class RawReceiver implements AutoCloseable {

    /** What is said on each connection. */
    @FunctionalInterface
    interface Speech {

        void to(OutputStream listener) throws IOException, InterruptedException;
    }

    private final ServerSocket server;
    private final Speech speech;
    private final AtomicLong hungUp = new AtomicLong();

    RawReceiver(Speech speech) {
        this.speech = speech;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::listen);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    String url() {
        return "http://localhost:" + server.getLocalPort() + "/";
    }

    /** How many connections ended because the other side had enough. */
    long hungUp() {
        return hungUp.get();
    }

    private void listen() {
        while (!server.isClosed()) {
            try {
                var connection = server.accept();
                Thread.ofVirtual().start(() -> speak(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void speak(Socket connection) {
        try (connection) {
            speech.to(connection.getOutputStream());
            connection.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException | InterruptedException listenerLeft) {
            hungUp.incrementAndGet();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
