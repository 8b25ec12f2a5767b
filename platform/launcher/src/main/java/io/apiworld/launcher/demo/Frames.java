package io.apiworld.launcher.demo;

import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came through a socket, in order; frames may be awaited. */
final class Frames implements WebSocket.Listener {

    private final List<JsonNode> waiting = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private Optional<String> closed = Optional.empty();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            came(JsonMapper.shared().readTree(text.toString()));
            text.setLength(0);
        }
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        ended("closed with " + code + (reason.isEmpty() ? "" : " " + reason));
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        ended("broke: " + error);
    }

    /** Takes the first frame that fits, waiting for it no longer than given; frames before it stay. */
    synchronized Optional<JsonNode> first(Predicate<JsonNode> fits, Duration patience) {
        var end = System.nanoTime() + patience.toNanos();
        while (true) {
            var found = waiting.stream().filter(fits).findFirst();
            var left = (end - System.nanoTime()) / 1_000_000;
            if (found.isPresent() || left <= 0 || closed.isPresent()) {
                found.ifPresent(waiting::remove);
                return found;
            }
            await(left);
        }
    }

    synchronized Optional<String> closed() {
        return closed;
    }

    private synchronized void came(JsonNode frame) {
        waiting.add(frame);
        notifyAll();
    }

    private synchronized void ended(String how) {
        closed = Optional.of(how);
        notifyAll();
    }

    private void await(long millis) {
        try {
            wait(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }
}
