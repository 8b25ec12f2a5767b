package io.apiworld.crm.inbound;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells whether a webhook comes from who shares a secret with us, unchanged and just now (Standard Webhooks 1.0). */
final class SignatureCheck {

    /** What the headers say, each null where it is missing. */
    record Headers(
            @Nullable String id,
            @Nullable String timestamp,
            @Nullable String signatures) {}

    sealed interface Verdict {

        /** @param webhookId the same for every delivery of one message */
        record Genuine(String webhookId) implements Verdict {}

        record Refused(String reason) implements Verdict {}
    }

    // A full stop would let id and timestamp trade characters under the same signature
    private static final Pattern ID = Pattern.compile("[\\x21-\\x7E&&[^.]]{1,256}");
    private static final Pattern TIMESTAMP = Pattern.compile("[0-9]{1,11}");
    private static final String VERSION = "v1,";

    private final List<SigningSecret> secrets;
    private final Duration tolerance;
    private final Clock clock;

    SignatureCheck(List<SigningSecret> secrets, Duration tolerance, Clock clock) {
        this.secrets = secrets;
        this.tolerance = tolerance;
        this.clock = clock;
    }

    Verdict check(Headers headers, byte[] body) {
        var id = headers.id();
        var timestamp = headers.timestamp();
        var signatures = headers.signatures();
        if (id == null || timestamp == null || signatures == null) {
            return new Verdict.Refused("The headers webhook-id, webhook-timestamp and webhook-signature are required.");
        }
        if (!ID.matcher(id).matches()) {
            return new Verdict.Refused("webhook-id is 1 to 256 visible ASCII characters without a full stop.");
        }
        if (!TIMESTAMP.matcher(timestamp).matches()) {
            return new Verdict.Refused("webhook-timestamp is a number of seconds since 1970.");
        }
        var age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), clock.instant());
        if (age.abs().compareTo(tolerance) > 0) {
            return new Verdict.Refused(
                    "webhook-timestamp is more than %d s %s; a signature is good for a short time only."
                            .formatted(tolerance.toSeconds(), age.isNegative() ? "in the future" : "old"));
        }
        return anyMatches(id, timestamp, body, signatures)
                ? new Verdict.Genuine(id)
                : new Verdict.Refused(
                        "No signature in webhook-signature fits the id, the timestamp and the body as received.");
    }

    private boolean anyMatches(String id, String timestamp, byte[] body, String signatures) {
        var sent = Arrays.stream(signatures.split(" "))
                .filter(signature -> signature.startsWith(VERSION))
                .map(signature -> decoded(signature.substring(VERSION.length())))
                .filter(Objects::nonNull)
                .toList();
        var matches = false;
        for (var secret : secrets) {
            var right = secret.sign(id, timestamp, body);
            for (var signature : sent) {
                // Not short-circuited: the time taken says nothing about which secret or signature it was
                matches |= MessageDigest.isEqual(right, signature);
            }
        }
        return matches;
    }

    private static byte @Nullable [] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }
}
