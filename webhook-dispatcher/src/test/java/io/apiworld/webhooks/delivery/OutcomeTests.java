package io.apiworld.webhooks.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.webhooks.delivery.Outcome.Accepted;
import io.apiworld.webhooks.delivery.Outcome.Gone;
import io.apiworld.webhooks.delivery.Outcome.Hopeless;
import io.apiworld.webhooks.delivery.Outcome.TryLater;
import io.apiworld.webhooks.delivery.Reply.Answered;
import io.apiworld.webhooks.delivery.Reply.Unanswered;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomeTests {

    private static final Duration WISH = Duration.ofMinutes(7);

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 206, 299})
    void isAcceptedWithAnyStatusOfSuccess(int status) {
        assertThat(Outcome.of(answered(status))).isEqualTo(new Accepted());
    }

    @ParameterizedTest
    @ValueSource(
            ints = {199, 304, 400, 401, 403, 404, 405, 408, 409, 413, 418, 422, 425, 428, 431, 451, 500, 501, 505, 599})
    void isToTryLaterOnOurOwnScheduleWithEveryOtherStatus(int status) {
        assertThat(Outcome.of(answered(status))).isEqualTo(new TryLater("status_" + status, null));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 502, 503, 504})
    void isToTryLaterAsTheReceiverWishesWhereItSaysNotNow(int status) {
        assertThat(Outcome.of(answered(status))).isEqualTo(new TryLater("status_" + status, WISH));
    }

    @Test
    void isThatTheReceiverIsGoneOnlyWith410() {
        assertThat(Outcome.of(answered(410))).isEqualTo(new Gone());
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void ofARedirectIsAFailureThatNamesWhereItLed(int status) {
        var reply = new Answered(status, "", "https://elsewhere.example/", null);

        assertThat(Outcome.of(reply))
                .isEqualTo(new TryLater("redirect_not_followed: https://elsewhere.example/", null));
    }

    @ParameterizedTest
    @CsvSource({
        "BLOCKED_ADDRESS,   blocked_address,   false",
        "ENDPOINT_DISABLED, endpoint_disabled, false",
        "ENDPOINT_DELETED,  endpoint_deleted,  false",
        "UNKNOWN_HOST,      unknown_host,      true",
        "UNREACHABLE,       unreachable,       true",
        "TLS_FAILED,        tls_failed,        true",
        "TIMEOUT,           timeout,           true",
        "CONNECTION_BROKEN, connection_broken, true",
        "WORKER_LOST,       worker_lost,       true"
    })
    void withoutAnAnswerDependsOnWhetherAnotherAttemptCouldEndOtherwise(Trouble trouble, String word, boolean again) {
        assertThat(Outcome.of(new Unanswered(trouble)))
                .isEqualTo(again ? new TryLater(word, null) : new Hopeless(word));
    }

    @ParameterizedTest
    @EnumSource
    void withoutAnAnswerIsNeverAccepted(Trouble trouble) {
        assertThat(Outcome.of(new Unanswered(trouble))).isNotInstanceOfAny(Accepted.class, Gone.class);
    }

    private static Answered answered(int status) {
        return new Answered(status, "", null, WISH);
    }
}
