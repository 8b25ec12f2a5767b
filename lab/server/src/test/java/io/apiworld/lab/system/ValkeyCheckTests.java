package io.apiworld.lab.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.SocketFactory;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ValkeyCheckTests {

    @AutoClose
    final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());

    ValkeyCheckTests() throws IOException {}

    @Test
    void isUpWhenPingIsAnsweredByPong() {
        answers("+PONG\r\n");

        assertThat(look().state()).isEqualTo(State.UP);
    }

    @Test
    void isStartingWhenItAnswersOtherwise() {
        answers("-LOADING Valkey is loading the dataset in memory\r\n");

        assertThat(look().state()).isEqualTo(State.STARTING);
    }

    @Test
    void isDownWhenItStaysSilent() {
        assertThat(look().state()).isEqualTo(State.DOWN);
    }

    @Test
    void isDownWhenNothingListens() throws IOException {
        server.close();

        assertThat(look().state()).isEqualTo(State.DOWN);
    }

    private Health look() {
        return new ValkeyCheck(SocketFactory.getDefault(), "localhost", server.getLocalPort(), Duration.ofMillis(500))
                .look();
    }

    private void answers(String text) {
        Thread.ofVirtual().start(() -> {
            try (var client = server.accept()) {
                client.getInputStream().readNBytes("PING\r\n".length());
                client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
