package io.apiworld.lab.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.testsupport.ClosedPort;
import io.apiworld.testsupport.HttpStub;
import io.apiworld.testsupport.HttpStub.Answer;
import io.apiworld.testsupport.TlsStub;
import java.net.URI;
import java.net.http.HttpClient;
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
        try (var closed = new ClosedPort()) {
            assertThat(look(URI.create("http://localhost:" + closed.number())))
                    .isEqualTo(Health.down("nothing listens at its address"));
        }
    }

    @Test
    void isSlowWhenThePartDoesNotAnswerInTime() {
        part.willAnswer(Answer.status(200).after(Duration.ofSeconds(2)));

        assertThat(look(part.uri("/"), Duration.ofMillis(300))).isEqualTo(Health.slow("does not answer in time"));
    }

    @Test
    void isDownWhenItsNameIsNotKnown() {
        assertThat(look(URI.create("http://nowhere.invalid:1/"))).isEqualTo(Health.down("its name is not known"));
    }

    @Test
    void isDownWhenItDoesNotSpeakTls() {
        try (var plain = TlsStub.plain()) {
            assertThat(look(URI.create("https://localhost:" + plain.port())))
                    .isEqualTo(Health.down("answers, but TLS with it fails"));
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
