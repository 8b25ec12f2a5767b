package io.apiworld.gateway.intake;

import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Counts the bytes of a body and the time that it takes, since chunked and HTTP/2 bodies announce no length and none announces its
 * pace. Around everything else, so that it holds for whoever reads the body: a backend, a form parser, a controller.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class IncomingBodies implements HttpHandlerDecoratorFactory {

    private final IntakeLimits limits;

    IncomingBodies(IntakeLimits limits) {
        this.limits = limits;
    }

    @Override
    public HttpHandler apply(HttpHandler next) {
        return (request, response) -> next.handle(hasBody(request) ? new Bounded(request) : request, response);
    }

    /** Of an HTTP/2 request without a length, too: the server gives it the second header. */
    private static boolean hasBody(ServerHttpRequest request) {
        var headers = request.getHeaders();
        return headers.getContentLength() > 0 || headers.containsHeader(HttpHeaders.TRANSFER_ENCODING);
    }

    private final class Bounded extends ServerHttpRequestDecorator {

        Bounded(ServerHttpRequest request) {
            super(request);
        }

        @Override
        public Flux<DataBuffer> getBody() {
            return Flux.defer(() -> {
                IncomingBody.begins(this);
                return counted(super.getBody()).takeUntilOther(deadline()).doOnComplete(() -> IncomingBody.ends(this));
            });
        }

        private Flux<DataBuffer> counted(Flux<DataBuffer> body) {
            var seen = new AtomicLong();
            var announced = getHeaders().getContentLength();
            return body.handle((buffer, sink) -> {
                var total = seen.addAndGet(buffer.readableByteCount());
                if (total == announced) {
                    // Its end is told later, when somebody asks for more.
                    IncomingBody.ends(this);
                }
                if (total > limits.maxBody().toBytes()) {
                    DataBufferUtils.release(buffer);
                    sink.error(new BodyTooLarge(limits.maxBody()));
                } else {
                    sink.next(buffer);
                }
            });
        }

        private Mono<Void> deadline() {
            return Mono.delay(limits.bodyWithin()).then(Mono.error(BodyTooSlow::new));
        }
    }
}
