package io.apiworld.defaults.correlation;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names one request and everything that it causes, in all systems.
 *
 * @param value 1 to 64 of {@code A-Z a-z 0-9 . _ -}, so that it is safe in a header, a log line and a file name
 */
public record CorrelationId(String value) {

    public static final String HEADER = "X-Correlation-ID";

    /** The name in the logs' MDC, and of the tag on every span. */
    public static final String FIELD = "correlationId";

    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    public CorrelationId {
        if (!VALID.matcher(value).matches()) {
            throw new IllegalArgumentException("A correlation id is 1 to 64 of A-Z a-z 0-9 . _ -");
        }
    }

    public static CorrelationId random() {
        return new CorrelationId(UUID.randomUUID().toString());
    }

    /** The id that a client sent, or nothing where it sent none or one that is not valid. */
    public static Optional<CorrelationId> of(@Nullable String text) {
        return text != null && VALID.matcher(text).matches() ? Optional.of(new CorrelationId(text)) : Optional.empty();
    }
}
