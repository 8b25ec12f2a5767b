package io.apiworld.launcher.demo;

import io.apiworld.launcher.token.Token;
import io.apiworld.launcher.trouble.Trouble;
import io.apiworld.launcher.web.Web;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A WSS connection to the chat, by the protocol chat.v1. */
final class ChatSocket implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final String user;
    private final WebSocket socket;
    private final Frames frames;

    private ChatSocket(String user, WebSocket socket, Frames frames) {
        this.user = user;
        this.socket = socket;
        this.frames = frames;
    }

    static ChatSocket open(Web web, String user, Token token) {
        var frames = new Frames();
        var builder =
                web.client().newWebSocketBuilder().connectTimeout(PATIENCE).subprotocols("chat.v1");
        web.headers().forEach(builder::header);
        builder.header("Authorization", token.bearer());
        var address = web.address().resolve("/ws/chat").toString().replaceFirst("^http", "ws");
        try {
            return new ChatSocket(
                    user,
                    builder.buildAsync(java.net.URI.create(address), frames).join(),
                    frames);
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                throw new Trouble(
                        "The chat refused " + user + " ("
                                + refused.getResponse().statusCode() + ").",
                        String.valueOf(refused.getResponse().body()));
            }
            throw new Trouble("The chat could not be reached: " + e.getCause(), "");
        }
    }

    String user() {
        return user;
    }

    String subprotocol() {
        return socket.getSubprotocol();
    }

    void send(String type, Map<String, Object> fields) {
        var frame = new LinkedHashMap<String, Object>();
        frame.put("t", type);
        frame.putAll(fields);
        socket.sendText(JsonMapper.shared().writeValueAsString(frame), true).join();
    }

    /** The first frame of that type that fits; an error frame that comes instead is the trouble it means. */
    JsonNode await(String type, Predicate<JsonNode> fits) {
        return await(type, fits, PATIENCE);
    }

    JsonNode await(String type, Predicate<JsonNode> fits, Duration patience) {
        var frame = frames.first(
                        candidate -> is(candidate, "error") || is(candidate, type) && fits.test(candidate), patience)
                .orElseThrow(() -> new Trouble(
                        user + " waited in vain for \"" + type + "\" from the chat"
                                + frames.closed()
                                        .map(how -> ", whose connection was " + how)
                                        .orElse("") + ".",
                        "See ./api-world logs chat-service"));
        if (is(frame, "error") && !type.equals("error")) {
            throw new Trouble("The chat answered " + user + " with an error: " + frame, "");
        }
        return frame;
    }

    @Override
    public void close() {
        if (!socket.isOutputClosed()) {
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
        }
    }

    private static boolean is(JsonNode frame, String type) {
        return type.equals(frame.path("t").asString(""));
    }
}
