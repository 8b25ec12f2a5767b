package io.apiworld.gateway.routing;

import java.util.concurrent.atomic.AtomicLong;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Counts the bytes of a body as they come, since chunked and HTTP/2 bodies announce no length. */
@Component
@Order(200)
final class BodyLimit implements GlobalFilter {

    private final DataSize limit;

    BodyLimit(EdgeLimits limits) {
        this.limit = limits.maxBody();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        var request = exchange.getRequest();
        return request.getHeaders().getContentLength() > limit.toBytes()
                ? Mono.error(new BodyTooLarge(limit))
                : chain.filter(exchange.mutate().request(new Counted(request)).build());
    }

    private final class Counted extends ServerHttpRequestDecorator {

        Counted(ServerHttpRequest request) {
            super(request);
        }

        @Override
        public Flux<DataBuffer> getBody() {
            var seen = new AtomicLong();
            return super.getBody().handle((buffer, sink) -> {
                if (seen.addAndGet(buffer.readableByteCount()) > limit.toBytes()) {
                    DataBufferUtils.release(buffer);
                    sink.error(new BodyTooLarge(limit));
                } else {
                    sink.next(buffer);
                }
            });
        }
    }
}
