package io.apiworld.sandbox.tls;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A port on which SYN packets vanish, without a firewall and without privileges: a listener whose queue of connections is full and
 * never emptied. Linux and macOS then drop what comes, as a firewall does that drops; see docs/adr/0025.
 */
final class SilentPort implements Port {

    private static final Logger log = LoggerFactory.getLogger(SilentPort.class);

    private static final int SHORTEST_QUEUE = 1;
    private static final int ENOUGH = 64;
    private static final int DROPPED_AFTER_MS = 250;

    private final ServerSocket server;
    private final List<Socket> queue = new ArrayList<>();

    private SilentPort(ServerSocket server) {
        this.server = server;
    }

    static Port opened(InetSocketAddress address) throws IOException {
        var server = new ServerSocket();
        server.setReuseAddress(true);
        server.bind(address, SHORTEST_QUEUE);
        var port = new SilentPort(server);
        port.fill(new InetSocketAddress(address.getAddress(), server.getLocalPort()));
        return port;
    }

    /** Connects, and is never accepted, until a connection no longer comes about. */
    private void fill(InetSocketAddress self) throws IOException {
        while (queue.size() < ENOUGH) {
            var waiting = new Socket();
            try {
                waiting.connect(self, DROPPED_AFTER_MS);
                queue.add(waiting);
            } catch (SocketTimeoutException silent) {
                waiting.close();
                return;
            }
        }
        log.warn("Port {} still takes connections: this machine does not drop what a full queue cannot hold", number());
    }

    @Override
    public int number() {
        return server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        for (Closeable waiting : queue) {
            waiting.close();
        }
        server.close();
    }
}
