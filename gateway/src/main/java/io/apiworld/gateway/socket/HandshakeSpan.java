package io.apiworld.gateway.socket;

import io.micrometer.observation.Observation;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.web.server.ServerWebExchange;

/** A socket lives for hours, and a span is reported when it ends: so the spans of a handshake end with the handshake. */
final class HandshakeSpan {

    private HandshakeSpan() {}

    static void end(ServerWebExchange exchange) {
        Observation call = exchange.getAttribute(ServerWebExchangeUtils.GATEWAY_OBSERVATION_ATTR);
        if (call != null) {
            call.stop();
        }
        ServerRequestObservationContext.findCurrent(exchange.getAttributes())
                .map(observed -> observed.<TracingContext>get(TracingContext.class))
                .map(TracingContext::getSpan)
                .ifPresent(span -> span.name("http get " + exchange.getRequest().getPath())
                        .tag("status", "101")
                        .end());
    }
}
