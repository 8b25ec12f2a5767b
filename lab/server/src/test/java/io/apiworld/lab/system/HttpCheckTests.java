package io.apiworld.lab.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.testsupport.HttpStub;
import io.apiworld.testsupport.HttpStub.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

class HttpCheckTests {

    @AutoClose
    final HttpStub part = new HttpStub();

    @Test
    void isUpWhenThePartSaysThatItIsReady() {
        assertThat(look(part.uri("/actuator/health/readiness"))).isEqualTo(Health.up("ready"));
    }

    @Test
    void isStartingWhenThePartAnswersThatItIsNotReady() {
        part.willAnswer(Answer.status(503));

        assertThat(look(part.uri("/")).state()).isEqualTo(State.STARTING);
    }

    @Test
    void isDownWhenThePartAnswersAnythingElse() {
        part.willAnswer(Answer.status(404));

        assertThat(look(part.uri("/"))).isEqualTo(Health.down("answers with status 404"));
    }

    @Test
    void isDownWhenNothingListens() {
        var nowhere = part.uri("/");
        part.close();

        assertThat(look(nowhere)).isEqualTo(Health.down("nothing listens at its address"));
    }

    @Test
    void isDownWhenThePartIsTooSlow() {
        part.willAnswer(Answer.status(200).after(Duration.ofSeconds(2)));

        assertThat(look(part.uri("/"), Duration.ofMillis(300))).isEqualTo(Health.down("does not answer in time"));
    }

    @Test
    void isDownWhenItsNameIsNotKnown() {
        assertThat(look(URI.create("http://nowhere.invalid:1/"))).isEqualTo(Health.down("its name is not known"));
    }

    @Test
    void isDownWhenItDoesNotSpeakTls() throws IOException {
        try (var plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answerInPlainText(plain));

            assertThat(look(URI.create("https://localhost:" + plain.getLocalPort())))
                    .isEqualTo(Health.down("answers, but TLS with it fails"));
        }
    }

    private static void answerInPlainText(ServerSocket server) {
        try (var client = server.accept()) {
            // As a server does: what it makes nothing of it has read first
            client.getInputStream().read(new byte[4096]);
            client.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Health look(URI address) {
        return look(address, Duration.ofSeconds(20));
    }

    private static Health look(URI address, Duration patience) {
        var factory = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(patience).build());
        factory.setReadTimeout(patience);
        return new HttpCheck(RestClient.builder().requestFactory(factory).build(), address).look();
    }
}
