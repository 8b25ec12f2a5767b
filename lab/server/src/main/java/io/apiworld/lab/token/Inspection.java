package io.apiworld.lab.token;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What there is to say of a text that was taken for a token; the text itself is not in it.
 *
 * @param kind such as jwt or opaque
 * @param says the same in a sentence, with what is missing
 * @param signature none if it has none that could be looked at
 * @param issuer who gave it out, in a sentence; none if it does not say
 * @param ours whether it names this authorization server as who gave it out
 */
record Inspection(
        String kind,
        String says,
        List<Entry> header,
        List<Entry> claims,
        @Nullable Signature signature,
        @Nullable String issuer,
        boolean ours,
        @Nullable Instant issuedAt,
        @Nullable Instant notBefore,
        @Nullable Instant expiresAt,
        List<String> scopes,
        List<String> roles,
        Verdict gateway) {

    /**
     * @param meaning what the name stands for, where that is known
     * @param time the same as a point in time, where it is one
     */
    record Entry(
            String name,
            JsonNode value,
            @Nullable String meaning,
            @Nullable Instant time) {}

    /** @param holds null if nobody can say */
    record Signature(
            @Nullable Boolean holds,
            @Nullable String algorithm,
            @Nullable String keyId,
            String says) {}

    /**
     * What the gateway would make of a request with it.
     *
     * @param cause why it refuses, in a word or two
     */
    record Verdict(State state, @Nullable String cause, String says) {}

    enum State {
        ACCEPTED,
        REFUSED,
        UNKNOWN;

        @JsonValue
        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
