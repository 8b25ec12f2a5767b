package io.apiworld.gateway.routing;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.io.IOException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/**
 * Tells a connection that is reset during the TLS handshake, as by a proxy between, from one that a backend breaks off later. Leaves
 * the pipeline when the handshake is done.
 */
final class HandshakeWatch extends ChannelInboundHandlerAdapter {

    static final String BROKEN_OFF = "The connection was broken off during the TLS handshake";

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
        context.fireExceptionCaught(
                failure instanceof IOException && !(failure instanceof SSLException) ? brokenOff(failure) : failure);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof SslHandshakeCompletionEvent done && done.isSuccess()) {
            context.pipeline().remove(this);
        }
        context.fireUserEventTriggered(event);
    }

    private static SSLHandshakeException brokenOff(Throwable failure) {
        var told = new SSLHandshakeException(BROKEN_OFF);
        told.initCause(failure);
        return told;
    }
}
