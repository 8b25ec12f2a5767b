package io.apiworld.gateway.compression;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** Decides when an answer's headers are known. The server then does the work, if the client takes what it can make. */
@Component
final class CompressedAnswers implements NettyServerCustomizer {

    private final Compression compression;

    CompressedAnswers(Compression compression) {
        this.compression = compression;
    }

    @Override
    public HttpServer apply(HttpServer server) {
        return server.compress(this::isCompressed);
    }

    private boolean isCompressed(HttpServerRequest request, HttpServerResponse response) {
        var headers = response.responseHeaders();
        if (!isWorthIt(headers) || isSealed(headers) || !compression.mayShrink("/" + request.path())) {
            return false;
        }
        // RFC 9110, section 12.5.5: a cache must know that it has one of two, whichever this client gets.
        if (!headers.containsValue(HttpHeaderNames.VARY, HttpHeaderNames.ACCEPT_ENCODING, true)) {
            headers.add(HttpHeaderNames.VARY, HttpHeaderNames.ACCEPT_ENCODING);
        }
        return true;
    }

    private boolean isWorthIt(HttpHeaders headers) {
        var type = headers.get(HttpHeaderNames.CONTENT_TYPE);
        return type != null && compression.shrinks(type) && isLarge(headers.get(HttpHeaderNames.CONTENT_LENGTH));
    }

    /** One that comes in pieces has no length, and may well be large. */
    private boolean isLarge(@Nullable String length) {
        return length == null || Long.parseLong(length) >= compression.from().toBytes();
    }

    /**
     * Already coded, not to be changed, or named byte for byte: a strong ETag is one representation's, and a client may send it
     * back to change it (RFC 9110, sections 8.8.1 and 7.7).
     */
    private static boolean isSealed(HttpHeaders headers) {
        var caching = headers.get(HttpHeaderNames.CACHE_CONTROL);
        var tag = headers.get(HttpHeaderNames.ETAG);
        return headers.contains(HttpHeaderNames.CONTENT_ENCODING)
                || headers.contains(HttpHeaderNames.SET_COOKIE)
                || (caching != null && caching.toLowerCase(Locale.ROOT).contains("no-transform"))
                || (tag != null && !tag.startsWith("W/"));
    }
}
