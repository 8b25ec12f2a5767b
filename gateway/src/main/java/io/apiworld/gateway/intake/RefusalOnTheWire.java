package io.apiworld.gateway.intake;

import io.apiworld.defaults.correlation.CorrelationId;
import io.apiworld.gateway.correlation.Trail;
import io.apiworld.gateway.errors.ProblemText;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Answers a connection instead of a request, and closes it: where the next request would begin on it is not known. */
@Component
final class RefusalOnTheWire {

    private static final Logger log = LoggerFactory.getLogger(RefusalOnTheWire.class);

    private static final Duration LINGER = Duration.ofMillis(500);

    private final ProblemText text;

    RefusalOnTheWire(ProblemText text) {
        this.text = text;
    }

    /** @param context from which on what is written passes the encoder and nothing else */
    void write(UnreadableRequest problem, ChannelHandlerContext context) {
        var id = CorrelationId.random().value();
        var status = HttpResponseStatus.valueOf(problem.getStatusCode().value());
        new Trail(id, null, null).inLog(() -> log.info("Refused before it was a request: {}", status));
        var body = Unpooled.wrappedBuffer(text.of(problem, null, id, null));
        var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, body);
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE)
                .set(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes())
                .set(HttpHeaderNames.CACHE_CONTROL, "no-store")
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE)
                .set("X-Content-Type-Options", "nosniff")
                .set(CorrelationId.HEADER, id);
        context.writeAndFlush(response);
        context.channel().config().setAutoRead(true);
        // Closed while the client still sends, the connection would be reset, and our answer lost with it (RFC 9112,
        // section 9.6).
        context.executor().schedule(() -> context.close(), LINGER.toMillis(), TimeUnit.MILLISECONDS);
    }
}
