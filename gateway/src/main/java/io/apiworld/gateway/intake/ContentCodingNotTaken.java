package io.apiworld.gateway.intake;

import io.apiworld.gateway.errors.EdgeProblem;
import io.apiworld.gateway.errors.Layer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** RFC 9110, section 15.5.16: a 415 for a content coding says in Accept-Encoding which ones are taken. */
final class ContentCodingNotTaken extends EdgeProblem {

    ContentCodingNotTaken() {
        super(
                Layer.GATEWAY,
                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                "content-coding-not-taken",
                "Request bodies are taken uncompressed",
                "Send the body as it is, without a Content-Encoding.");
        getHeaders().set(HttpHeaders.ACCEPT_ENCODING, "identity");
    }
}
