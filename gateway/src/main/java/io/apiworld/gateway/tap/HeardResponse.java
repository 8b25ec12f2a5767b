package io.apiworld.gateway.tap;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An answer on its way out, of whose body the beginning is kept. */
final class HeardResponse extends ServerHttpResponseDecorator {

    private final long most;
    private final ByteArrayOutputStream beginning = new ByteArrayOutputStream();

    HeardResponse(ServerHttpResponse response, DataSize most) {
        super(response);
        this.most = most.toBytes();
    }

    @Override
    public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
        return super.writeWith(Flux.from(body).doOnNext(this::keep));
    }

    @Override
    public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
        return super.writeAndFlushWith(
                Flux.from(body).map(part -> Flux.from(part).doOnNext(this::keep)));
    }

    String body() {
        return beginning.toString(StandardCharsets.UTF_8);
    }

    /** All headers but cookies, which are somebody's. */
    Map<String, List<String>> told() {
        var told = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        getHeaders().forEach((name, values) -> told.put(name, List.copyOf(values)));
        told.remove(HttpHeaders.SET_COOKIE);
        return told;
    }

    private void keep(DataBuffer buffer) {
        var size = (int) Math.min(buffer.readableByteCount(), most - beginning.size());
        if (size > 0) {
            var copy = ByteBuffer.allocate(size);
            buffer.toByteBuffer(buffer.readPosition(), copy, 0, size);
            beginning.writeBytes(copy.array());
        }
    }
}
