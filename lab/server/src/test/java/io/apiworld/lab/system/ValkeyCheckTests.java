package io.apiworld.lab.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.SocketFactory;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ValkeyCheckTests {

    @AutoClose
    final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

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
    void isSlowWhenItStaysSilent() {
        assertThat(look(Duration.ofMillis(500)).state()).isEqualTo(State.SLOW);
    }

    @Test
    void isDownWhenNothingListens() throws IOException {
        server.close();

        assertThat(look().state()).isEqualTo(State.DOWN);
    }

    private Health look() {
        return look(Duration.ofSeconds(20));
    }

    private Health look(Duration patience) {
        return new ValkeyCheck(SocketFactory.getDefault(), "localhost", server.getLocalPort(), patience).look();
    }

    /** Everybody who comes, and each for itself: the first need not be whom the test sent. */
    private void answers(String text) {
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try {
                    var client = server.accept();
                    Thread.ofVirtual().start(() -> answer(client, text));
                } catch (IOException _) {
                    // Closed
                }
            }
        });
    }

    private static void answer(Socket client, String text) {
        try (client) {
            client.getInputStream().readNBytes("PING\r\n".length());
            client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException _) {
            // The client sees it
        }
    }
}
