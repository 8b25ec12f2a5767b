package io.apiworld.defaults.idempotency;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a client calls one wish of its own, however often it has to send it. */
record IdempotencyKey(String value) {

    static final String HEADER = "Idempotency-Key";

    // The draft wants a string of RFC 9651, with its quotes; many clients leave them out, and mean the same
    private static final Pattern FORM = Pattern.compile("(\"?)([A-Za-z0-9._~:/+=-]{1,128})\\1");

    /** @throws InvalidIdempotencyKey if there are several, or one that has not the form */
    static Optional<IdempotencyKey> of(List<String> headers) {
        if (headers.isEmpty()) {
            return Optional.empty();
        }
        var form = FORM.matcher(headers.getFirst().strip());
        if (headers.size() > 1 || !form.matches()) {
            throw new InvalidIdempotencyKey();
        }
        return Optional.of(new IdempotencyKey(form.group(2)));
    }
}
