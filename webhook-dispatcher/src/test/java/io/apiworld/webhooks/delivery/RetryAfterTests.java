package io.apiworld.webhooks.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

class RetryAfterTests {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0                             | PT0S
                    120                           | PT2M
                    ' 120 '                       | PT2M
                    999999999                     | PT277777H46M39S
                    Tue, 24 Nov 2026 10:00:30 GMT | PT30S
                    Wed, 25 Nov 2026 10:00:00 GMT | PT24H
                    """)
    void isReadAsSecondsOrAsADate(String value, Duration pause) {
        assertThat(RetryAfter.of(headers(value), NOW)).contains(pause);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "soon",
                "-5",
                "1.5",
                "1e9",
                "99999999999999999999",
                "Tue, 24 Nov 2026 09:59:59 GMT",
                "Mon, 24 Nov 2026 10:00:30 GMT",
                "2026-11-24T10:00:30Z"
            })
    void isAsIfItWereNotThereWhereItCannotBeReadOrIsOver(String value) {
        assertThat(RetryAfter.of(headers(value), NOW)).isEmpty();
    }

    @Test
    void isNothingWithoutTheHeader() {
        assertThat(RetryAfter.of(new HttpHeaders(), NOW)).isEmpty();
    }

    private static HttpHeaders headers(String value) {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, value);
        return headers;
    }
}
