package io.apiworld.gateway;

import static io.apiworld.gateway.Backend.AUTH;
import static io.apiworld.gateway.Backend.LAB;
import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.testsupport.HttpStub.Answer;
import java.net.http.HttpHeaders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@TightGatewayTest
class CompressionTests {

    private static final String LARGE = "all work and no play ".repeat(500);

    @LocalServerPort
    int port;

    @BeforeEach
    void forget() {
        Backend.forgetAll();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/css", "text/html;charset=UTF-8", "application/json", "image/svg+xml"})
    void whatShrinksIsSentSmaller(String type) {
        LAB.stub().willAnswer(page(type));

        var headers = new Browser(port).get("/agent", "Accept-Encoding", "gzip").headers();

        assertThat(headers.firstValue("Content-Encoding")).contains("gzip");
        assertThat(vary(headers)).containsIgnoringCase("accept-encoding");
    }

    @Test
    void whoDoesNotAskGetsItAsItIsAndCachesAreToldThatThereAreTwo() {
        LAB.stub().willAnswer(page("text/css"));

        var response = new Browser(port).get("/agent");

        assertThat(response.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(response.body()).isEqualTo(LARGE);
        assertThat(vary(response.headers())).containsIgnoringCase("accept-encoding");
    }

    @Test
    void aSmallAnswerIsNotWorthIt() {
        LAB.stub()
                .willAnswer(Answer.status(200)
                        .withHeader("Content-Type", "text/css")
                        .withBody("a{}"));

        assertThat(coding("/agent")).isNull();
    }

    @Test
    void aPictureIsCompressedAlready() {
        LAB.stub().willAnswer(page("image/png"));

        assertThat(coding("/agent")).isNull();
    }

    @Test
    void whatTheServiceCodedItselfIsNotCodedTwice() {
        LAB.stub().willAnswer(page("text/css").withHeader("Content-Encoding", "br"));

        assertThat(coding("/agent")).isEqualTo("br");
    }

    @ParameterizedTest
    @CsvSource({"ETag,\"7\"", "Cache-Control,no-transform"})
    void whatIsToStayAsItIsStays(String header, String value) {
        var answer = page("application/json").withHeader(header, value);
        LAB.stub().willAnswer(answer);

        assertThat(coding("/agent")).isNull();
    }

    @Test
    void aWeakTagNamesBothForms() {
        LAB.stub().willAnswer(page("text/css").withHeader("ETag", "W/\"7\""));

        assertThat(coding("/agent")).isEqualTo("gzip");
    }

    /** BREACH: a form's token beside words of the caller's, and tokens. */
    @ParameterizedTest
    @ValueSource(strings = {"/login", "/login?error=guess", "/oauth2/token", "/userinfo", "/connect/logout"})
    void secretsAreNeverCompressed(String path) {
        AUTH.stub().willAnswer(page("text/html"));

        assertThat(coding(path)).isNull();
    }

    private static Answer page(String type) {
        return Answer.status(200).withHeader("Content-Type", type).withBody(LARGE);
    }

    private String coding(String path) {
        return new Browser(port)
                .get(path, "Accept-Encoding", "gzip")
                .headers()
                .firstValue("Content-Encoding")
                .orElse(null);
    }

    private static String vary(HttpHeaders headers) {
        return String.join(", ", headers.allValues("Vary"));
    }
}
