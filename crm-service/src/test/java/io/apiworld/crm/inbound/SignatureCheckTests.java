package io.apiworld.crm.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.apiworld.crm.inbound.SignatureCheck.Headers;
import io.apiworld.crm.inbound.SignatureCheck.Verdict;
import io.apiworld.crm.inbound.SignatureCheck.Verdict.Genuine;
import io.apiworld.crm.inbound.SignatureCheck.Verdict.Refused;
import io.apiworld.testsupport.AdjustableClock;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureCheckTests {

    // The vector that the reference libraries of Standard Webhooks share
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final String TIMESTAMP = "1614265330";
    private static final String BODY = "{\"test\": 2432232314}";
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    private static final String OTHER_SECRET = "whsec_b2xkIHNlY3JldCwgb24gaXRzIHdheSBvdXQsIDMyIQ==";

    final AdjustableClock clock = new AdjustableClock(Instant.ofEpochSecond(Long.parseLong(TIMESTAMP)));
    final SignatureCheck check = checkWith(SECRET);

    @Test
    void acceptsTheKnownVector() {
        assertThat(check(ID, TIMESTAMP, SIGNATURE, BODY)).isEqualTo(new Genuine(ID));
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1,AAAA ", "v1a,b2xk ", "v2,x v1,not-base64! ", "  "})
    void findsTheGoodOneInAListOfSignatures(String others) {
        assertThat(check(ID, TIMESTAMP, others + SIGNATURE, BODY)).isEqualTo(new Genuine(ID));
    }

    @Test
    void acceptsEitherSecretWhileOneReplacesTheOther() {
        var both = checkWith(OTHER_SECRET, SECRET);

        assertThat(both.check(new Headers(ID, TIMESTAMP, SIGNATURE), bytes(BODY)))
                .isEqualTo(new Genuine(ID));
        assertThat(checkWith(OTHER_SECRET).check(new Headers(ID, TIMESTAMP, SIGNATURE), bytes(BODY)))
                .isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                "v1a,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                "v1,83484cf52b04f8e4cf2531adfed9882ad4b2665137b852442d594d20e2c9d4e1",
                "v1,",
                "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1O==",
                ""
            })
    void refusesASignatureThatDoesNotFit(String signature) {
        assertThat(check(ID, TIMESTAMP, signature, BODY)).isInstanceOf(Refused.class);
    }

    @Test
    void refusesABodyThatWasTouched() {
        assertThat(check(ID, TIMESTAMP, SIGNATURE, BODY + " ")).isInstanceOf(Refused.class);
    }

    @Test
    void refusesAnotherIdOrTime() {
        assertThat(check(ID + "x", TIMESTAMP, SIGNATURE, BODY)).isInstanceOf(Refused.class);
        assertThat(check(ID, "1614265331", SIGNATURE, BODY)).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, 301})
    void refusesWhatIsTooOldOrOfTheFuture(long seconds) {
        clock.advanceBy(Duration.ofSeconds(seconds));

        assertThat(check(ID, TIMESTAMP, SIGNATURE, BODY)).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {-300, 300})
    void toleratesClocksThatAreFiveMinutesApart(long seconds) {
        clock.advanceBy(Duration.ofSeconds(seconds));

        assertThat(check(ID, TIMESTAMP, SIGNATURE, BODY)).isEqualTo(new Genuine(ID));
    }

    @Test
    void wantsAllThreeHeaders() {
        assertThat(check(null, TIMESTAMP, SIGNATURE, BODY)).isInstanceOf(Refused.class);
        assertThat(check(ID, null, SIGNATURE, BODY)).isInstanceOf(Refused.class);
        assertThat(check(ID, TIMESTAMP, null, BODY)).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1614265330.0", "99999999999999999999", "now"})
    void refusesATimestampThatIsNone(String timestamp) {
        assertThat(check(ID, timestamp, SIGNATURE, BODY)).isInstanceOf(Refused.class);
    }

    @Test
    void refusesAFullStopInTheIdForItWouldMoveTheBorderToTheTimestamp() {
        var signature = sign("a.1614265330", TIMESTAMP, BODY);

        assertThat(check("a.1614265330", TIMESTAMP, signature, BODY)).isInstanceOf(Refused.class);
    }

    @Test
    void agreesWithTheReferenceLibrary() throws Exception {
        var now = Instant.now();
        clock.advanceBy(Duration.between(clock.instant(), now));
        var library = new Webhook(SECRET);
        var signed = library.sign("msg_1", now.getEpochSecond(), BODY);
        var ours = sign("msg_1", String.valueOf(now.getEpochSecond()), BODY);

        assertThat(check("msg_1", String.valueOf(now.getEpochSecond()), signed, BODY))
                .isEqualTo(new Genuine("msg_1"));
        library.verify(BODY, headers(now, ours));
        assertThatThrownBy(() -> library.verify(BODY + " ", headers(now, ours)))
                .isInstanceOf(WebhookVerificationException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_c2hvcnQ=", "whsec_not base64 at all, really"})
    void refusesASecretThatIsNoneWithoutRepeatingIt(String secret) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> SigningSecret.of(secret))
                .satisfies(refused -> assertThat(refused.toString()).doesNotContain(secret.isEmpty() ? "\0" : secret))
                .withNoCause();
    }

    private Verdict check(String id, String timestamp, String signatures, String body) {
        return check.check(new Headers(id, timestamp, signatures), bytes(body));
    }

    private SignatureCheck checkWith(String... secrets) {
        var keys = List.of(secrets).stream().map(SigningSecret::of).toList();
        return new SignatureCheck(keys, Duration.ofMinutes(5), clock);
    }

    private static String sign(String id, String timestamp, String body) {
        return "v1,"
                + Base64.getEncoder().encodeToString(SigningSecret.of(SECRET).sign(id, timestamp, bytes(body)));
    }

    private static HttpHeaders headers(Instant at, String signature) {
        return HttpHeaders.of(
                Map.of(
                        "webhook-id", List.of("msg_1"),
                        "webhook-timestamp", List.of(String.valueOf(at.getEpochSecond())),
                        "webhook-signature", List.of(signature)),
                (_, _) -> true);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
