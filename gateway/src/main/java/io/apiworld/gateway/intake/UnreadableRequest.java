package io.apiworld.gateway.intake;

import io.apiworld.gateway.errors.EdgeProblem;
import io.apiworld.gateway.errors.Layer;
import org.springframework.http.HttpStatus;

/** What came was never a request: so it has no path, no caller and no trace. */
final class UnreadableRequest extends EdgeProblem {

    private UnreadableRequest(HttpStatus status, String slug, String title, String detail) {
        super(Layer.GATEWAY, status, slug, title, detail);
    }

    static UnreadableRequest malformed() {
        return new UnreadableRequest(
                HttpStatus.BAD_REQUEST,
                "malformed-request",
                "This is no HTTP request",
                "The request line or a header breaks the grammar of RFC 9112.");
    }

    static UnreadableRequest uriTooLong() {
        return new UnreadableRequest(
                HttpStatus.URI_TOO_LONG,
                "uri-too-long",
                "The request line is too long",
                "Put what is long into the body.");
    }

    static UnreadableRequest headersTooLarge() {
        return new UnreadableRequest(
                HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
                "headers-too-large",
                "The request's headers are too large",
                "All of them together are over the limit; often a cookie or a token has grown.");
    }

    static UnreadableRequest headersTooSlow() {
        return new UnreadableRequest(
                HttpStatus.REQUEST_TIMEOUT,
                "headers-too-slow",
                "The request's headers did not come in time",
                "The request began and its headers did not end.");
    }
}
