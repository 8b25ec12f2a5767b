package io.apiworld.sandbox.tls;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes connections, each in a thread of its own. */
final class ListeningPort implements Port {

    private static final Logger log = LoggerFactory.getLogger(ListeningPort.class);

    /** What is done with one connection; whoever connected may be gone or may not speak our language. */
    interface Behaviour {
        void on(Socket connection) throws IOException;
    }

    private static final int MOST_AT_ONCE = 64;
    private static final int PATIENCE_MS = 10_000;

    private final ServerSocket server;
    private final Behaviour behaviour;
    private final Semaphore room = new Semaphore(MOST_AT_ONCE);

    private ListeningPort(ServerSocket server, Behaviour behaviour) {
        this.server = server;
        this.behaviour = behaviour;
    }

    static Port opened(InetSocketAddress address, Behaviour behaviour) throws IOException {
        var server = new ServerSocket();
        server.setReuseAddress(true);
        server.bind(address);
        var port = new ListeningPort(server, behaviour);
        Thread.ofVirtual().name("port-" + port.number()).start(port::accept);
        return port;
    }

    @Override
    public int number() {
        return server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var connection = server.accept();
                room.acquire();
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException e) {
                log.debug("No more connections on port {}: {}", number(), e.toString());
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            connection.setSoTimeout(PATIENCE_MS);
            behaviour.on(connection);
        } catch (IOException e) {
            // The normal case here: most clients rightly refuse most sites.
            log.debug("Port {}: {}", number(), e.toString());
        } finally {
            room.release();
        }
    }
}
