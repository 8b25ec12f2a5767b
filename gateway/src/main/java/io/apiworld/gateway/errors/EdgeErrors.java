package io.apiworld.gateway.errors;

import io.apiworld.gateway.correlation.Trail;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/** Ends every request that was refused or went wrong; comes before Boot's own handler. */
@Component
@Order(-2)
final class EdgeErrors implements WebExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(EdgeErrors.class);

    private final ProblemText text;
    private final LostPage lostPage;

    EdgeErrors(ProblemText text, LostPage lostPage) {
        this.text = text;
        this.lostPage = lostPage;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        if (exchange.getResponse().isCommitted()) {
            return loggedByTheServer(failure, Trail.of(exchange.getRequest()));
        }
        var problem = problemFor(failure);
        Trail.of(exchange.getRequest()).inLog(() -> log(problem, failure));
        return write(problem, exchange);
    }

    /** What comes too late for an answer ends the connection, and it is the framework that writes so. */
    private static Mono<Void> loggedByTheServer(Throwable failure, Trail trail) {
        return Mono.from(server -> trail.inLog(() -> Mono.<Void>error(failure).subscribe(server)));
    }

    private static void log(ErrorResponse problem, Throwable failure) {
        if (problem instanceof InternalError) {
            log.error("Request failed", failure);
        } else if (problem instanceof IdentityUnavailable unavailable) {
            log.warn("The authorization server could not be asked", unavailable);
        }
    }

    private static ErrorResponse problemFor(Throwable failure) {
        return switch (failure) {
            case ErrorResponseException typed when typed.getBody().getType() != null -> typed;
            case MethodNotAllowedException method -> new MethodNotServed(Set.copyOf(method.getSupportedMethods()));
            case ErrorResponse framework ->
                problemFor(HttpStatus.resolve(framework.getStatusCode().value()));
            case AuthenticationServiceException unavailable -> new IdentityUnavailable(unavailable);
            default -> new InternalError();
        };
    }

    private static ErrorResponse problemFor(@Nullable HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> new NoSuchRoute();
            case HttpStatus refused when refused.is4xxClientError() -> new RefusedRequest(refused);
            case null, default -> new InternalError();
        };
    }

    private Mono<Void> write(ErrorResponse problem, ServerWebExchange exchange) {
        var response = exchange.getResponse();
        response.setStatusCode(problem.getStatusCode());
        var headers = response.getHeaders();
        // A backend may have announced a body that will not come.
        headers.remove(HttpHeaders.TRANSFER_ENCODING);
        headers.remove(HttpHeaders.CONTENT_ENCODING);
        headers.putAll(problem.getHeaders());
        headers.setCacheControl("no-store");
        var body = body(problem, exchange.getRequest(), headers);
        headers.setContentLength(body.length);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    private byte[] body(ErrorResponse problem, ServerHttpRequest request, HttpHeaders headers) {
        var path = request.getPath().value();
        var trail = Trail.of(request);
        if (problem instanceof NoSuchRoute) {
            headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT);
            if (lostPage.isWantedBy(request)) {
                lostPage.describe(headers);
                return lostPage.of(path, trail.correlationId());
            }
        }
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return text.of(problem, path, trail.correlationId(), trail.traceId());
    }
}
