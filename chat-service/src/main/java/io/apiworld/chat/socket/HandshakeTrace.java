package io.apiworld.chat.socket;

import io.apiworld.defaults.tracing.TraceLink;
import io.apiworld.defaults.tracing.Traces;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.server.HandshakeInterceptor;

/** Remembers the trace and the correlation id of the request that becomes a socket. */
@Component
final class HandshakeTrace implements HandshakeInterceptor {

    private static final String LINK = TraceLink.class.getName();

    private final Traces traces;

    HandshakeTrace(Traces traces) {
        this.traces = traces;
    }

    static TraceLink of(WebSocketSession session) {
        if (session.getAttributes().get(LINK) instanceof TraceLink link) {
            return link;
        }
        throw new IllegalStateException("The handshake did not pass here");
    }

    @Override
    public boolean beforeHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            Map<String, Object> attributes) {
        attributes.put(LINK, traces.current());
        return true;
    }

    @Override
    public void afterHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            @Nullable Exception failure) {}
}
