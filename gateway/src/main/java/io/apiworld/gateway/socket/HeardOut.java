package io.apiworld.gateway.socket;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import org.springframework.web.reactive.socket.WebSocketMessage;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * The frames of a socket, read to the end even when nobody wants them any more. Reactor Netty answers a receiver that cancels with a
 * close frame without a code: where one socket of a pair breaks, the other would not learn the reason.
 */
final class HeardOut implements CoreSubscriber<WebSocketMessage>, Subscription {

    private final CoreSubscriber<? super WebSocketMessage> reader;
    private @Nullable Subscription frames;
    private volatile boolean unread;

    private HeardOut(CoreSubscriber<? super WebSocketMessage> reader) {
        this.reader = reader;
    }

    /** Frames that come after a cancellation are dropped; nobody has retained them. */
    static Flux<WebSocketMessage> of(Flux<WebSocketMessage> frames) {
        return frames.transform(
                Operators.<WebSocketMessage, WebSocketMessage>lift((_, reader) -> new HeardOut(reader)));
    }

    @Override
    public Context currentContext() {
        return reader.currentContext();
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        frames = subscription;
        reader.onSubscribe(this);
    }

    @Override
    public void onNext(WebSocketMessage frame) {
        if (!unread) {
            reader.onNext(frame);
        }
    }

    @Override
    public void onError(Throwable failure) {
        if (!unread) {
            reader.onError(failure);
        }
    }

    @Override
    public void onComplete() {
        if (!unread) {
            reader.onComplete();
        }
    }

    @Override
    public void request(long count) {
        if (frames != null) {
            frames.request(count);
        }
    }

    @Override
    public void cancel() {
        unread = true;
        request(Long.MAX_VALUE);
    }
}
