package io.apiworld.sandbox.tls;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;

/** A port that is taken but not listened on: connections are refused, and nobody else can open it meanwhile. */
final class RefusingPort implements Port {

    private final SocketChannel bound;
    private final int number;

    private RefusingPort(SocketChannel bound, int number) {
        this.bound = bound;
        this.number = number;
    }

    static Port opened(InetSocketAddress address) throws IOException {
        var bound = SocketChannel.open().bind(address);
        return new RefusingPort(bound, ((InetSocketAddress) bound.getLocalAddress()).getPort());
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public void close() throws IOException {
        bound.close();
    }
}
