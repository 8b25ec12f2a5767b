package io.apiworld.gateway;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A web socket client as a program has it: the JDK's. */
final class Socket implements WebSocket.Listener {

    record Closed(int code, String reason) {}

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
    private final CompletableFuture<Closed> closed = new CompletableFuture<>();
    private final StringBuilder part = new StringBuilder();
    private @Nullable WebSocket socket;

    /** @param headers names and values in turn */
    static Socket open(int port, String... headers) {
        var socket = new Socket();
        var builder = HTTP.newWebSocketBuilder().connectTimeout(Duration.ofSeconds(20));
        for (int i = 0; i < headers.length; i += 2) {
            if (headers[i].equals("Sec-WebSocket-Protocol")) {
                var names = headers[i + 1].split(",");
                builder.subprotocols(names[0], java.util.Arrays.copyOfRange(names, 1, names.length));
            } else {
                builder.header(headers[i], headers[i + 1]);
            }
        }
        socket.socket = builder.buildAsync(URI.create("ws://localhost:" + port + "/ws/chat"), socket)
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
        return socket;
    }

    /** The status with which the handshake was refused. */
    static int refusal(int port, String... headers) {
        try {
            open(port, headers);
            return 101;
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof WebSocketHandshakeException refused) {
                return refused.getResponse().statusCode();
            }
            throw failed;
        }
    }

    String protocol() {
        return opened().getSubprotocol();
    }

    Socket say(String text) {
        opened().sendText(text, true).orTimeout(20, TimeUnit.SECONDS).join();
        return this;
    }

    /** What the other side may refuse before all of it has been sent. */
    Socket shout(String text) {
        opened().sendText(text, true).exceptionally(_ -> opened());
        return this;
    }

    Socket closeWith(int code) {
        opened().sendClose(code, "").orTimeout(20, TimeUnit.SECONDS).join();
        return this;
    }

    String hears() throws InterruptedException {
        return String.valueOf(texts.poll(20, TimeUnit.SECONDS));
    }

    boolean isClosed() {
        return closed.isDone();
    }

    Closed closed() {
        return closed.orTimeout(20, TimeUnit.SECONDS).join();
    }

    private WebSocket opened() {
        if (socket == null) {
            throw new IllegalStateException("Not open yet");
        }
        return socket;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            texts.add(part.toString());
            part.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(new Closed(code, reason));
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        closed.completeExceptionally(failure);
    }
}
