package io.apiworld.gateway.intake;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Watches the request lines and headers of one connection from both sides of the decoder: bytes go in, a head comes out, or does
 * not, or is none. Everything here runs on the connection's own event loop.
 */
final class RequestHeads extends ChannelDuplexHandler {

    private final Duration limit;
    private final RefusalOnTheWire refusals;
    /** Heads and ends of requests that came out of the decoder. */
    private long decoded;

    private int unanswered;
    private boolean inBody;
    private boolean refused;
    private @Nullable Future<?> deadline;

    RequestHeads(Duration limit, RefusalOnTheWire refusals) {
        this.limit = limit;
        this.refusals = refusals;
    }

    /** The part that stands before the decoder. */
    ChannelInboundHandlerAdapter bytes() {
        return new Bytes();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (refused) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (message instanceof HttpRequest request) {
            decoded++;
            stopWaiting();
            // Behind answers that are still to come, ours would be taken for one of those: the server has a queue for
            // that.
            if (request.decoderResult().isFailure() && unanswered == 0) {
                ReferenceCountUtil.release(message);
                refused = true;
                refusals.write(refusal(request.decoderResult().cause()), context);
                return;
            }
            unanswered++;
            inBody = true;
        }
        if (message instanceof LastHttpContent) {
            decoded++;
            inBody = false;
        }
        context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        if (message instanceof LastHttpContent && !isInterim(message)) {
            unanswered--;
        }
        super.write(context, message, promise);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        stopWaiting();
        super.channelInactive(context);
    }

    private static boolean isInterim(Object message) {
        return message instanceof FullHttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL
                && response.status().code() != HttpResponseStatus.SWITCHING_PROTOCOLS.code();
    }

    private static UnreadableRequest refusal(@Nullable Throwable cause) {
        return switch (cause) {
            case TooLongHttpLineException _ -> UnreadableRequest.uriTooLong();
            case TooLongHttpHeaderException _ -> UnreadableRequest.headersTooLarge();
            case null, default -> UnreadableRequest.malformed();
        };
    }

    private void stopWaiting() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }

    private final class Bytes extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (refused) {
                ReferenceCountUtil.release(message);
                return;
            }
            if (context.pipeline().context(HttpServerCodec.class) == null) {
                // The connection speaks something else by now: WebSocket, or HTTP/2 after an upgrade.
                stopWaiting();
                context.fireChannelRead(message);
                context.pipeline().remove(this);
                return;
            }
            var before = decoded;
            context.fireChannelRead(message);
            // Most heads come in one piece, and for those no timer is ever set; nor for the end of a body that came
            // alone.
            if (decoded == before
                    && !inBody
                    && deadline == null
                    && context.channel().isActive()) {
                deadline = context.executor().schedule(() -> giveUp(context), limit.toMillis(), TimeUnit.MILLISECONDS);
            }
        }

        private void giveUp(ChannelHandlerContext context) {
            var codec = context.pipeline().context(RequestHeads.class);
            if (codec != null && context.pipeline().context(HttpServerCodec.class) != null) {
                refused = true;
                refusals.write(UnreadableRequest.headersTooSlow(), codec);
            }
        }
    }
}
