package io.apiworld.gateway.correlation;

import io.apiworld.defaults.correlation.CorrelationId;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Takes the client's correlation id or makes one. Sits around everything else, tracing included, so that the span, the logs and
 * the backend see the id that the answer carries, whoever writes that answer.
 */
// Inside of what makes requests of its own out of those with a body: who logs later is to see the request that has the
// trace
@Component
@Order(0)
final class IdentifiedRequests implements HttpHandlerDecoratorFactory {

    private final AccessLog accessLog;

    IdentifiedRequests(AccessLog accessLog) {
        this.accessLog = accessLog;
    }

    @Override
    public HttpHandler apply(HttpHandler next) {
        return (request, response) -> {
            var id = idOf(request);
            var identified =
                    request.mutate().header(CorrelationId.HEADER, id.value()).build();
            echo(id, response);
            var line = accessLog.start();
            return next.handle(identified, response)
                    .doFinally(end -> line.write(identified, response, end))
                    .contextWrite(context -> Trail.courseOf(identified, context));
        };
    }

    private static CorrelationId idOf(ServerHttpRequest request) {
        var sent = request.getHeaders().getOrEmpty(CorrelationId.HEADER);
        var single = sent.size() == 1 ? sent.getFirst() : null;
        return CorrelationId.of(single).orElseGet(CorrelationId::random);
    }

    /** At the last moment, since backends echo the id as well and the client is to see it once. */
    private static void echo(CorrelationId id, ServerHttpResponse response) {
        response.beforeCommit(
                () -> Mono.fromRunnable(() -> response.getHeaders().set(CorrelationId.HEADER, id.value())));
    }
}
