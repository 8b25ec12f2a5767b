package io.apiworld.gateway.intake;

import io.netty.util.Attribute;
import io.netty.util.AttributeKey;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.netty.channel.ChannelOperations;
import reactor.netty.http.server.HttpServerRequest;

/**
 * How far the body of a request has come: where an answer is late, this says whether the client or the service was slow. Kept at
 * the connection, since every layer above may hold another object for the same request.
 */
public final class IncomingBody {

    private static final AttributeKey<@Nullable HttpServerRequest> COMING =
            AttributeKey.valueOf(IncomingBody.class, "coming");

    private IncomingBody() {}

    /** Whether somebody has begun to read the request's body, and its end has not come yet. */
    public static boolean isStillComing(ServerHttpRequest request) {
        HttpServerRequest wire = ServerHttpRequestDecorator.getNativeRequest(request);
        return at(wire).get() == wire;
    }

    static void begins(ServerHttpRequest request) {
        HttpServerRequest wire = ServerHttpRequestDecorator.getNativeRequest(request);
        at(wire).set(wire);
    }

    static void ends(ServerHttpRequest request) {
        HttpServerRequest wire = ServerHttpRequestDecorator.getNativeRequest(request);
        at(wire).compareAndSet(wire, null);
    }

    private static Attribute<@Nullable HttpServerRequest> at(HttpServerRequest wire) {
        if (wire instanceof ChannelOperations<?, ?> operations) {
            return operations.channel().attr(COMING);
        }
        throw new IllegalStateException("A server other than Reactor Netty");
    }
}
