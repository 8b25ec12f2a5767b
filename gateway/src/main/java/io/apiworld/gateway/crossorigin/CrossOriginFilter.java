package io.apiworld.gateway.crossorigin;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.cors.reactive.DefaultCorsProcessor;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import reactor.core.publisher.Mono;

/** Before callers are looked at, since a preflight brings no credentials (Fetch, section 3.3.2). */
@Component
@Order(CrossOriginFilter.BEFORE_SECURITY)
final class CrossOriginFilter implements WebFilter {

    static final int BEFORE_SECURITY = -104;

    private final Answers answers = new Answers();
    private final CorsConfiguration configuration;
    private final List<PathPattern> paths;

    CrossOriginFilter(CrossOrigin allowed) {
        configuration = allowed.configuration();
        paths = allowed.patterns();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        if (!isFor(exchange)) {
            return chain.filter(exchange);
        }
        if (!answers.process(configuration, exchange)) {
            return Mono.error(new ForeignPage());
        }
        return CorsUtils.isPreFlightRequest(request) ? Mono.empty() : chain.filter(exchange);
    }

    private boolean isFor(ServerWebExchange exchange) {
        var path = exchange.getRequest().getPath().pathWithinApplication();
        return paths.stream().anyMatch(pattern -> pattern.matches(path));
    }

    /** The framework's rules; a refusal is left to us, since it would be an empty 403. */
    private static final class Answers extends DefaultCorsProcessor {

        @Override
        protected void rejectRequest(ServerHttpResponse response) {
            // Nothing is written: the problem follows.
        }
    }
}
