package io.apiworld.webhooks.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignatureTests {

    private static final Secret OLD = Secret.random();
    private static final Secret NEW = Secret.random();
    private static final String BODY = "{\"customer\": \"Zoë 客\"}";

    @Test
    void isThatOfTheExampleInStandardWebhooks() {
        var secret = new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        var at = Instant.ofEpochSecond(1614265330).plusMillis(999);

        var signature =
                Signature.of("msg_p5jXN8AQM9LWM0D4loKWxJek", at, bytes("{\"test\": 2432232314}"), List.of(secret));

        assertThat(signature)
                .isEqualTo(new Signature(
                        "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));
    }

    @Test
    void isAcceptedByTheReferenceLibrary() {
        assertThatCode(() -> verify(NEW, sign(List.of(NEW)), BODY)).doesNotThrowAnyException();
    }

    @Test
    void isRefusedByTheReferenceLibraryOnceAnythingIsChanged() {
        var signature = sign(List.of(NEW));
        var otherId = new Signature("evt_2", signature.timestamp(), signature.signatures());
        var otherTime = new Signature(signature.id(), signature.timestamp() + 1, signature.signatures());

        assertRefused(OLD, signature, BODY);
        assertRefused(NEW, signature, BODY + " ");
        assertRefused(NEW, otherId, BODY);
        assertRefused(NEW, otherTime, BODY);
    }

    @Test
    void holdsOneForEachSecretThatIsValid() {
        var signature = sign(List.of(NEW, OLD));

        assertThat(signature.signatures().split(" ")).hasSize(2).allMatch(one -> one.startsWith("v1,"));
        assertThatCode(() -> verify(NEW, signature, BODY)).doesNotThrowAnyException();
        assertThatCode(() -> verify(OLD, signature, BODY)).doesNotThrowAnyException();
        assertRefused(Secret.random(), signature, BODY);
    }

    private static Signature sign(List<Secret> secrets) {
        return Signature.of("evt_1", Instant.now(), bytes(BODY), secrets);
    }

    private static void assertRefused(Secret secret, Signature signature, String body) {
        assertThatThrownBy(() -> verify(secret, signature, body)).isInstanceOf(WebhookVerificationException.class);
    }

    private static void verify(Secret secret, Signature signature, String body) throws Exception {
        var headers = Map.of(
                Signature.ID, List.of(signature.id()),
                Signature.TIMESTAMP, List.of(String.valueOf(signature.timestamp())),
                Signature.SIGNATURE, List.of(signature.signatures()));
        new Webhook(secret.words()).verify(body, HttpHeaders.of(headers, (_, _) -> true));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
