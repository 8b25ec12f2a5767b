package io.apiworld.gateway.socket;

import io.apiworld.gateway.correlation.Trail;
import io.apiworld.gateway.security.SocketProtocols;
import io.micrometer.observation.Observation;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakeException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.WebSocketSession;
import org.springframework.web.reactive.socket.client.WebSocketClient;
import org.springframework.web.reactive.socket.server.WebSocketService;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Opens the socket to the backend first and answers the client after it. The framework's own filter does it the other way round:
 * the client has its 101 before the backend has said no, and a sub-protocol that the backend may not have chosen.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 5)
final class SocketRelay implements GlobalFilter {

    private static final Duration HANDSHAKE = Duration.ofSeconds(5);

    private final WebSocketClient client;
    private final WebSocketService server;
    private final ObjectProvider<HttpHeadersFilter> hygiene;
    private final TokenWatch watch;
    private final SocketLimits limits;

    SocketRelay(
            WebSocketClient client,
            WebSocketService server,
            ObjectProvider<HttpHeadersFilter> hygiene,
            TokenWatch watch,
            SocketLimits limits) {
        this.watch = watch;
        this.limits = limits;
        this.client = client;
        this.server = server;
        this.hygiene = hygiene;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        if (!isSocketRoute(exchange)) {
            return chain.filter(exchange);
        }
        if (!SocketProtocols.isUpgrade(exchange.getRequest().getHeaders())) {
            return Mono.error(new UpgradeNeeded());
        }
        ServerWebExchangeUtils.setAlreadyRouted(exchange);
        return relay(exchange);
    }

    /** The request ends with its handshake, so that its span and log line tell of that; the sockets live on by themselves. */
    private Mono<Void> relay(ServerWebExchange exchange) {
        return Mono.deferContextual(context -> {
            var answered = Sinks.<Void>empty();
            var sockets = client.execute(target(exchange), headers(exchange), new Upstream(exchange, answered))
                    .contextWrite(context)
                    .subscribe(_ -> {}, answered::tryEmitError, answered::tryEmitEmpty);
            return answered.asMono()
                    .timeout(HANDSHAKE)
                    .onErrorMap(WebSocketClientHandshakeException.class, SocketRelay::refused)
                    .doOnError(_ -> sockets.dispose())
                    .doOnCancel(sockets::dispose);
        });
    }

    private static boolean isSocketRoute(ServerWebExchange exchange) {
        Route route = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        return Boolean.TRUE.equals(route.getMetadata().get("socket"));
    }

    private static URI target(ServerWebExchange exchange) {
        URI http = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR);
        return UriComponentsBuilder.fromUri(http)
                .scheme("https".equals(http.getScheme()) ? "wss" : "ws")
                .build(true)
                .toUri();
    }

    private HttpHeaders headers(ServerWebExchange exchange) {
        var filtered = HttpHeadersFilter.filterRequest(hygiene.orderedStream().toList(), exchange);
        var headers = new HttpHeaders();
        filtered.forEach((name, values) -> {
            if (!belongsToOneConnection(name.toLowerCase(Locale.ROOT))) {
                headers.addAll(name, values);
            }
        });
        return headers;
    }

    private static boolean belongsToOneConnection(String name) {
        return name.startsWith("sec-websocket")
                || List.of("host", "connection", "upgrade").contains(name);
    }

    private static Throwable refused(WebSocketClientHandshakeException refused) {
        var answer = refused.response();
        var status = answer == null ? null : HttpStatus.resolve(answer.status().code());
        return new SocketRefused(status == null ? HttpStatus.BAD_GATEWAY : status);
    }

    /** The open socket to the backend: now the client can be answered. */
    private final class Upstream implements WebSocketHandler {

        private final ServerWebExchange exchange;
        private final Sinks.Empty<Void> answered;

        Upstream(ServerWebExchange exchange, Sinks.Empty<Void> answered) {
            this.exchange = exchange;
            this.answered = answered;
        }

        @Override
        public List<String> getSubProtocols() {
            return SocketProtocols.of(exchange.getRequest()).offered();
        }

        @Override
        public Mono<Void> handle(WebSocketSession backend) {
            endCallSpan();
            exchange.getResponse().setStatusCode(HttpStatus.SWITCHING_PROTOCOLS);
            var chosen = backend.getHandshakeInfo().getSubProtocol();
            var ended = Sinks.<Void>empty();
            var downstream = new Downstream(chosen, backend, token(), watch, limits.idle(), ended);
            return server.handleRequest(offering(chosen), downstream)
                    .doOnSuccess(_ -> answered.tryEmitEmpty())
                    .then(ended.asMono());
        }

        /** As it was handed on, whichever way it came. */
        private SocketToken token() {
            var authorization =
                    String.valueOf(exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION));
            return SocketToken.of(authorization.substring("Bearer ".length()));
        }

        /** The framework would end it with the answer to a plain request, which a handshake does not have. */
        private void endCallSpan() {
            Observation call = exchange.getAttribute(ServerWebExchangeUtils.GATEWAY_OBSERVATION_ATTR);
            if (call != null) {
                call.stop();
            }
        }

        /** The framework picks from the client's list without trimming it, so it gets to see the one that was chosen. */
        private ServerWebExchange offering(@Nullable String chosen) {
            return exchange.mutate()
                    .request(request -> request.headers(headers -> {
                        headers.remove("Sec-WebSocket-Protocol");
                        if (chosen != null) {
                            headers.set("Sec-WebSocket-Protocol", chosen);
                        }
                    }))
                    .build();
        }
    }

    private record Downstream(
            @Nullable String chosen,
            WebSocketSession backend,
            SocketToken token,
            TokenWatch watch,
            Duration idle,
            Sinks.Empty<Void> ended)
            implements WebSocketHandler {

        @Override
        public List<String> getSubProtocols() {
            return chosen == null ? List.of() : List.of(chosen);
        }

        @Override
        public Mono<Void> handle(WebSocketSession client) {
            return Mono.deferContextual(course -> relayed(client, Trail.in(course)));
        }

        private Mono<Void> relayed(WebSocketSession client, Trail trail) {
            var pair = new SocketPair(client, backend, idle, frame -> watch.listen(frame, token, trail));
            // Its close frame ends the pair like any other. Never cancelled while it is being written: that would free
            // the frame.
            var watching = watch.endOf(token).subscribe(why -> client.close(why).subscribe());
            return pair.relay().doFinally(_ -> {
                watching.dispose();
                ended.tryEmitEmpty();
            });
        }
    }
}
