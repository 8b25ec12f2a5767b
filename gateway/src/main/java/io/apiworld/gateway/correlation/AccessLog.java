package io.apiworld.gateway.correlation;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.SignalType;

/** One line for each request. Never a header's value and never a query: that is where codes and tokens travel. */
@Component
final class AccessLog {

    private static final Logger log = LoggerFactory.getLogger(AccessLog.class);
    private static final String HEALTH = "/actuator/";

    Line start() {
        return new Line(System.nanoTime());
    }

    record Line(long startedAt) {

        void write(ServerHttpRequest request, ServerHttpResponse response, SignalType end) {
            var path = request.getPath().value();
            if (path.startsWith(HEALTH)) {
                return;
            }
            Trail.of(request)
                    .inLog(() -> write(request.getMethod().name(), path, outcome(response, end), routeOf(request)));
        }

        private void write(String method, String path, String outcome, @Nullable String route) {
            var took = Duration.ofNanos(System.nanoTime() - startedAt).toMillis();
            log.atInfo()
                    .addKeyValue("method", method)
                    .addKeyValue("path", path)
                    .addKeyValue("status", outcome)
                    .addKeyValue("durationMs", took)
                    .addKeyValue("route", route)
                    .log("{} {} {} in {} ms", method, path, outcome, took);
        }

        private static String outcome(ServerHttpResponse response, SignalType end) {
            var status = response.getStatusCode();
            return end == SignalType.CANCEL && !response.isCommitted()
                    ? "abandoned"
                    : status == null ? "200" : String.valueOf(status.value());
        }

        private static @Nullable String routeOf(ServerHttpRequest request) {
            return request.getAttributes().get(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR) instanceof Route route
                    ? route.getId()
                    : null;
        }
    }
}
