package io.apiworld.gateway.tap;

import io.apiworld.defaults.correlation.CorrelationId;
import io.apiworld.gateway.correlation.Trail;
import io.micrometer.observation.ObservationRegistry;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/**
 * Around everything but the correlation id and compression, so that refusals are told of as well, whoever writes them. The client's call is
 * neither slowed down nor failed by a listener that is slow or away.
 */
@Component
@ConditionalOnProperty("tap.to")
@Order
final class Tap implements HttpHandlerDecoratorFactory {

    static final String SECRET = "X-Tap-Secret";

    private static final Logger log = LoggerFactory.getLogger(Tap.class);
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private final TapRules rules;
    private final URI listener;
    private final WebClient http;

    /** @param http whose calls are not traced: what only listens is not to show in what it listens to */
    Tap(TapRules rules, WebClient.Builder http) {
        this.rules = rules;
        this.listener = Objects.requireNonNull(rules.to());
        this.http = http.observationRegistry(ObservationRegistry.NOOP).build();
    }

    @Override
    public HttpHandler apply(HttpHandler next) {
        return (request, response) -> {
            var interest = request.getHeaders().getFirst(rules.header());
            if (interest == null || !NAME.matcher(interest).matches()) {
                return next.handle(request, response);
            }
            var heard = new HeardResponse(response, rules.mostBody());
            return next.handle(request, heard).doFinally(_ -> tell(interest, request, heard));
        };
    }

    private void tell(String interest, ServerHttpRequest request, HeardResponse response) {
        var trail = Trail.of(request);
        var told = told(interest, request, response, trail.correlationId());
        http.post()
                .uri(listener)
                .header(SECRET, rules.secret())
                .header(CorrelationId.HEADER, trail.correlationId())
                .bodyValue(told)
                .retrieve()
                .toBodilessEntity()
                .timeout(rules.patience())
                .doOnError(failure ->
                        trail.inLog(() -> log.warn("The listener could not be told of a call: {}", failure.toString())))
                .onErrorResume(_ -> Mono.empty())
                .subscribe();
    }

    private static Told told(String interest, ServerHttpRequest request, HeardResponse response, String correlationId) {
        var uri = request.getURI();
        var status = Optional.ofNullable(response.getStatusCode())
                .map(HttpStatusCode::value)
                .orElse(200);
        return new Told(
                interest,
                request.getMethod().name(),
                uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()),
                status,
                response.told(),
                response.body(),
                correlationId);
    }
}
