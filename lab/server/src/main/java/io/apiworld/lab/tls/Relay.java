package io.apiworld.lab.tls;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stands between one client and one server and writes down what passes, as anybody on the way could. It holds no key: of what is
 * encrypted it sees the bytes only. A {@link Tamper} makes it one that changes them.
 */
final class Relay implements AutoCloseable {

    private static final int BUFFER = 16 * 1024;
    private static final int RECORD_HEADER = 5;
    private static final int MOST_BYTES = 256 * 1024;
    private static final Duration REST = Duration.ofMillis(500);

    private final long began = System.nanoTime();
    private final Socket upstream;
    private final ServerSocket door;
    private final @Nullable Tamper tamper;
    private final List<Chunk> passed = new ArrayList<>();
    private final Thread work;
    private volatile @Nullable Socket client;
    private int bytes;

    private Relay(Socket upstream, ServerSocket door, @Nullable Tamper tamper) {
        this.upstream = upstream;
        this.door = door;
        this.tamper = tamper;
        this.work = Thread.ofVirtual().unstarted(this::run);
    }

    /** Connects to the server first, so that a failure to do so is the caller's to see. */
    static Relay to(InetSocketAddress server, int patienceMillis, @Nullable Tamper tamper) throws IOException {
        var upstream = new Socket();
        try {
            upstream.connect(server, patienceMillis);
            upstream.setSoTimeout(patienceMillis);
            upstream.setTcpNoDelay(true);
            var relay = new Relay(upstream, new ServerSocket(0, 1, InetAddress.getLoopbackAddress()), tamper);
            relay.work.start();
            return relay;
        } catch (IOException e) {
            upstream.close();
            throw e;
        }
    }

    /** A connection to the server, through the relay. */
    Socket connected(int patienceMillis) throws IOException {
        var socket = new Socket();
        socket.connect(new InetSocketAddress(door.getInetAddress(), door.getLocalPort()), patienceMillis);
        socket.setSoTimeout(patienceMillis);
        socket.setTcpNoDelay(true);
        return socket;
    }

    /** In the order in which it passed. To be asked when the client is done: what is still under way is waited for, for a moment. */
    List<Chunk> passed() {
        try {
            work.join(REST);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        synchronized (passed) {
            return List.copyOf(passed);
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        upstream.close();
        var known = client;
        if (known != null) {
            known.close();
        }
    }

    private void run() {
        try (door;
                upstream;
                var accepted = door.accept()) {
            client = accepted;
            accepted.setTcpNoDelay(true);
            var back = Thread.ofVirtual().start(() -> pump(Side.SERVER, upstream, accepted));
            pump(Side.CLIENT, accepted, upstream);
            back.join();
        } catch (IOException _) {
            // Closed before anybody came.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void pump(Side from, Socket source, Socket sink) {
        try {
            var in = source.getInputStream();
            while (true) {
                var read = tamper != null && from == Side.CLIENT ? wholeRecord(in) : available(in);
                if (read.length == 0) {
                    sink.shutdownOutput();
                    return;
                }
                var sent = tamper != null && from == Side.CLIENT ? tamper.changed(read) : read;
                note(from, sent);
                sink.getOutputStream().write(sent);
            }
        } catch (IOException _) {
            reset(source, sink);
        }
    }

    private static byte[] available(InputStream in) throws IOException {
        var buffer = new byte[BUFFER];
        var read = in.read(buffer);
        return read < 0 ? new byte[0] : Arrays.copyOf(buffer, read);
    }

    private static byte[] wholeRecord(InputStream in) throws IOException {
        var header = in.readNBytes(RECORD_HEADER);
        if (header.length < RECORD_HEADER) {
            return header;
        }
        var body = in.readNBytes(Short.toUnsignedInt(ByteBuffer.wrap(header).getShort(3)));
        return ByteBuffer.allocate(header.length + body.length)
                .put(header)
                .put(body)
                .array();
    }

    private void note(Side from, byte[] read) {
        synchronized (passed) {
            bytes += read.length;
            if (bytes <= MOST_BYTES) {
                passed.add(new Chunk(from, System.nanoTime() - began, read));
            }
        }
    }

    /** A reset on one side is passed on as one: to the client it must look as it would without us. */
    private static void reset(Socket source, Socket sink) {
        for (var socket : List.of(sink, source)) {
            try {
                socket.setSoLinger(true, 0);
                socket.close();
            } catch (IOException _) {
                // It is closed already.
            }
        }
    }
}
