package io.apiworld.launcher.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** One TCP port of this machine. */
public record Port(int number) {

    private static final int PATIENCE_MILLIS = 300;

    /** Whether a server could listen there on the loopback address. */
    public boolean free() {
        return !answers() && bindable();
    }

    public PortOwner owner() {
        return PortOwner.of(number);
    }

    // macOS lets one bind the loopback address beside a server on all addresses; only asking shows it.
    private boolean answers() {
        try (var socket = new Socket()) {
            socket.connect(address(), PATIENCE_MILLIS);
            return true;
        } catch (IOException nobody) {
            return false;
        }
    }

    private boolean bindable() {
        try (var server = new ServerSocket()) {
            server.bind(address());
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), number);
    }
}
