package io.apiworld.gateway.intake;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.http.server.HttpServer;

/**
 * Stands at each HTTP/1.1 connection, before there is a request that a filter could see: what cannot be read as one is answered
 * by a problem and not by the server's bare status line, and headers have a time to come in. HTTP/2 has no such place: its frames
 * are refused by the protocol's own means.
 */
@Component
final class FrontDesk implements NettyServerCustomizer {

    private final IntakeLimits limits;
    private final RefusalOnTheWire refusals;

    FrontDesk(IntakeLimits limits, RefusalOnTheWire refusals) {
        this.limits = limits;
        this.refusals = refusals;
    }

    @Override
    public HttpServer apply(HttpServer server) {
        return server.doOnChannelInit((_, channel, _) -> {
            if (!attends(channel.pipeline())) {
                channel.pipeline().addLast(new AfterTheHandshake());
            }
        });
    }

    private boolean attends(ChannelPipeline pipeline) {
        var codec = pipeline.context(HttpServerCodec.class);
        if (codec == null) {
            return false;
        }
        var heads = new RequestHeads(limits.headersWithin(), refusals);
        pipeline.addBefore(codec.name(), "edge.bytes", heads.bytes());
        pipeline.addAfter(codec.name(), "edge.heads", heads);
        return true;
    }

    /** Over TLS it is only known then whether the client speaks HTTP/1.1 or HTTP/2 (RFC 7301). */
    private final class AfterTheHandshake extends ChannelInboundHandlerAdapter {

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
            if (event instanceof SslHandshakeCompletionEvent) {
                attends(context.pipeline());
                context.pipeline().remove(this);
            }
            super.userEventTriggered(context, event);
        }
    }
}
