package io.apiworld.gateway;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.WebsocketServerSpec;
import reactor.netty.http.websocket.WebsocketInbound;
import reactor.netty.http.websocket.WebsocketOutbound;

/** A chat service that speaks chat.v1: echoes, closes with the code it is told, breaks off, or refuses the handshake. */
final class ChatSocketStub {

    private final Queue<HttpHeaders> handshakes = new ConcurrentLinkedQueue<>();
    private volatile Queue<Integer> closes = new ConcurrentLinkedQueue<>();
    private final AtomicInteger refusal = new AtomicInteger();
    private final DisposableServer server = HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .route(routes -> routes.get("/ws/chat", this::shakeHands))
            .bindNow();

    String uri() {
        return "http://127.0.0.1:" + server.port();
    }

    void refusesWith(int status) {
        refusal.set(status);
    }

    /** Sockets that are open still will close without being noticed. */
    void reset() {
        refusal.set(0);
        handshakes.clear();
        closes = new ConcurrentLinkedQueue<>();
    }

    HttpHeaders handshake() {
        return handshakes.element();
    }

    boolean wasAsked() {
        return !handshakes.isEmpty();
    }

    Queue<Integer> closes() {
        return closes;
    }

    private Publisher<Void> shakeHands(HttpServerRequest request, HttpServerResponse response) {
        handshakes.add(request.requestHeaders().copy());
        return refusal.get() != 0
                ? response.status(HttpResponseStatus.valueOf(refusal.get())).send()
                : response.sendWebsocket(
                        this::talk,
                        WebsocketServerSpec.builder()
                                .protocols("chat.v1")
                                .maxFramePayloadLength(1024 * 1024)
                                .build());
    }

    private Publisher<Void> talk(WebsocketInbound in, WebsocketOutbound out) {
        var noticed = closes;
        in.receiveCloseStatus().subscribe(status -> noticed.add(status.code()));
        return in.receive().asString().concatMap(text -> answer(text, in, out)).then();
    }

    private static Publisher<Void> answer(String text, WebsocketInbound in, WebsocketOutbound out) {
        if (text.startsWith("close ")) {
            return out.sendClose(Integer.parseInt(text.substring(6)), "as told");
        }
        if (text.equals("break")) {
            in.withConnection(connection -> connection.channel().close());
            return Mono.empty();
        }
        return out.sendString(Mono.just("echo " + text)).then();
    }
}
