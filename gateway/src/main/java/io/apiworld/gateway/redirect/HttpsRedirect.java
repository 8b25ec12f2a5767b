package io.apiworld.gateway.redirect;

import io.apiworld.defaults.correlation.CorrelationId;
import io.apiworld.gateway.routing.PublicAddress;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.net.InetAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * A server of its own that knows one answer: 308, so that method and body are kept. Filters, routes and token checks are out of
 * its reach, and what was sent in the clear is not read.
 */
@Component
final class HttpsRedirect implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(HttpsRedirect.class);

    private final PlainDoor door;
    private final PublicAddress address;
    private final @Nullable InetAddress host;
    private @Nullable DisposableServer server;

    HttpsRedirect(PlainDoor door, PublicAddress address, ServerProperties gateway) {
        this.door = door;
        this.address = address;
        this.host = gateway.getAddress();
    }

    @Override
    public void start() {
        if (door.isOpen()) {
            var bound = HttpServer.create()
                    .host(host == null ? "0.0.0.0" : host.getHostAddress())
                    .port(door.port())
                    .handle(this::redirect)
                    .bindNow();
            log.info("Plain HTTP on port {} is sent to {}", bound.port(), address.url());
            server = bound;
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.disposeNow();
            server = null;
        }
    }

    @Override
    public boolean isRunning() {
        return server != null;
    }

    int port() {
        return Optional.ofNullable(server).map(DisposableServer::port).orElse(-1);
    }

    private Mono<Void> redirect(HttpServerRequest request, HttpServerResponse response) {
        var id = CorrelationId.of(request.requestHeaders().get(CorrelationId.HEADER))
                .orElseGet(CorrelationId::random);
        return response.status(HttpResponseStatus.PERMANENT_REDIRECT)
                .header(HttpHeaderNames.LOCATION, address.url() + pathAndQuery(request.uri()))
                .header(HttpHeaderNames.CONTENT_LENGTH, "0")
                // What the client has sent, or is sending, stays unread.
                .header(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE)
                .header(CorrelationId.HEADER, id.value())
                .send();
    }

    /** RFC 9112, section 3.2: the target is a path, or a whole URI, of which only the path counts here. */
    private static String pathAndQuery(String target) {
        if (target.startsWith("/")) {
            return target;
        }
        var authority = target.indexOf("://");
        var path = authority < 0 ? -1 : target.indexOf('/', authority + 3);
        return path < 0 ? "/" : target.substring(path);
    }
}
