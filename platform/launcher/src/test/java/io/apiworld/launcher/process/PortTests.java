package io.apiworld.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortTests {

    @Test
    void isNotFreeWhileSomebodyListens() throws IOException {
        try (var server = listening()) {
            assertThat(new Port(server.getLocalPort()).free()).isFalse();
        }
    }

    @Test
    void isFreeAgainOnceNobodyListens() throws IOException {
        var server = listening();
        server.close();

        assertThat(new Port(server.getLocalPort()).free()).isTrue();
    }

    @Test
    void isNotFreeWhenSomebodyListensOnAllAddresses() throws IOException {
        try (var server = new ServerSocket(0)) {
            assertThat(new Port(server.getLocalPort()).free()).isFalse();
        }
    }

    @Test
    void namesTheProcessThatListens() throws IOException {
        try (var server = listening()) {
            assertThat(new Port(server.getLocalPort()).owner()).isInstanceOfSatisfying(PortOwner.Known.class, owner -> {
                assertThat(owner.pid()).isEqualTo(ProcessHandle.current().pid());
                assertThat(owner.command()).contains("java");
            });
        }
    }

    @Test
    void hasNoKnownOwnerWhenNobodyListens() throws IOException {
        var server = listening();
        server.close();

        assertThat(new Port(server.getLocalPort()).owner()).isEqualTo(new PortOwner.Unknown());
    }

    private static ServerSocket listening() throws IOException {
        return new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }
}
