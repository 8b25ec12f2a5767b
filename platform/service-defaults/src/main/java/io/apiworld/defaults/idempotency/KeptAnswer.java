package io.apiworld.defaults.idempotency;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** The first answer, as it is given again: all of it that depends on the effect. */
record KeptAnswer(
        int status,
        @Nullable String location,
        @Nullable String etag,
        @Nullable String body) {

    static final String REPLAYED = "Idempotency-Replayed";

    ResponseEntity<?> again() {
        var answer = ResponseEntity.status(status).header(REPLAYED, "true");
        if (location != null) {
            answer.location(URI.create(location));
        }
        if (etag != null) {
            answer.eTag(etag);
        }
        return body == null
                ? answer.build()
                : answer.contentType(MediaType.APPLICATION_JSON)
                        .body(body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
