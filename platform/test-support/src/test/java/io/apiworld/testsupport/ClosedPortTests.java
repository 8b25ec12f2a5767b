package io.apiworld.testsupport;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ClosedPortTests {

    @AutoClose
    final ClosedPort port = new ClosedPort();

    @Test
    void refusesConnections() {
        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port.number()))
                .isInstanceOf(ConnectException.class);
    }

    @Test
    void isGivenToNobodyElse() {
        assertThatThrownBy(() -> new ServerSocket(port.number(), 1, InetAddress.getLoopbackAddress()))
                .isInstanceOf(BindException.class);
    }
}
