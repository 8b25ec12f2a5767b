package io.apiworld.lab.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.lab.exchange.Exchange.Received;
import io.apiworld.lab.exchange.Exchange.Sent;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTests {

    private static final String TOKEN = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJjZXNhciJ9.c2lnbmF0dXJl";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"access_token\":\"s3cret-value\",\"token_type\":\"Bearer\"}",
                "{\"refresh_token\" : \"s3cret-value\"}",
                "grant_type=authorization_code&code=s3cret-value&client_id=cli",
                "username=cesar&password=s3cret-value",
                "https://localhost:8443/callback?code=s3cret-value&state=x",
            })
    void hidesSecretsInBodiesAndAddresses(String text) {
        assertThat(Redaction.text(text)).doesNotContain("s3cret-value").contains("hidden");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"code\":\"\",\"customerId\":\"12345\",\"note\":\"a password is never shown\"}",
                "GET /api/customers?status=premium&cursor=abc",
                "{\"detail\":\"the token has expired\"}"
            })
    void leavesEverythingElse(String text) {
        assertThat(Redaction.text(text).replace("\"code\":\"…(hidden)\"", "\"code\":\"\""))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Authorization", "x-api-key", "Cookie", "Set-Cookie", "DPoP"})
    void hidesCredentialsInHeadersButNotOfWhatKindTheyAre(String name) {
        var shown = Redaction.of(exchange(new Header(name, "Bearer " + TOKEN)));

        assertThat(shown.sent().headers().getFirst().value())
                .startsWith("Bearer ")
                .doesNotContain(TOKEN.substring(10));
        assertThat(shown.received().headers().getFirst().value()).doesNotContain(TOKEN.substring(10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"key", "access_token", "Authorization", "set-cookie"})
    void hidesTheValueOfWhateverIsCalledSo(String name) {
        assertThat(Redaction.of(name, "s3cret-value")).doesNotContain("s3cret-value");
        assertThat(Redaction.of("status", "premium")).isEqualTo("premium");
    }

    @Test
    void hidesATokenWhereverItStands() {
        assertThat(Redaction.text("odd place: " + TOKEN)).doesNotContain(TOKEN.substring(10));
    }

    /** Runs have small stacks: a pattern that goes one deeper with each character would end them. */
    @Test
    void hidesALongSecretOnASmallStack() throws InterruptedException {
        var shown = new AtomicReference<>("nothing");
        var body = "{\"access_token\":\"" + "x\\n".repeat(100_000) + "\"}";

        var thread = new Thread(null, () -> shown.set(Redaction.text(body)), "small", 160 * 1024);
        thread.start();
        thread.join();

        assertThat(shown.get()).isEqualTo("{\"access_token\":\"…(hidden)\"}");
    }

    private static Exchange exchange(Header header) {
        return new Exchange(
                new Sent("GET", URI.create("https://localhost:8443/"), List.of(header), null),
                new Received(200, List.of(header), ""),
                1,
                "0011223344556677");
    }
}
