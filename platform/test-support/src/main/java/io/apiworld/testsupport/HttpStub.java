package io.apiworld.testsupport;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A server on the loopback address that answers as told, else 200, and remembers what it was asked. */
public final class HttpStub implements AutoCloseable {

    /** What was asked; header names in any case. */
    public record Request(
            String method, String path, @Nullable String query, Map<String, String> headers, String body) {

        public @Nullable String header(String name) {
            return headers.get(name);
        }
    }

    /** @param delay how long the answer is held back */
    public record Answer(int status, Map<String, String> headers, String body, Duration delay) {

        public static Answer status(int status) {
            return new Answer(status, Map.of(), "", Duration.ZERO);
        }

        public static Answer json(String body) {
            return status(200).withHeader("Content-Type", "application/json").withBody(body);
        }

        public Answer withHeader(String name, String value) {
            var more = new TreeMap<>(headers);
            more.put(name, value);
            return new Answer(status, more, body, delay);
        }

        public Answer withBody(String text) {
            return new Answer(status, headers, text, delay);
        }

        public Answer after(Duration pause) {
            return new Answer(status, headers, body, pause);
        }
    }

    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final Queue<Request> requests = new ConcurrentLinkedQueue<>();
    private volatile Function<Request, Answer> otherwise = _ -> Answer.status(200);
    private final HttpServer server;

    public HttpStub() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    /** The next requests get these answers, in this order. */
    public void willAnswer(Answer... next) {
        Collections.addAll(answers, next);
    }

    /** Every request beyond those told by {@link #willAnswer} is answered by this. */
    public void answers(Function<Request, Answer> rule) {
        otherwise = rule;
    }

    public URI uri(String path) {
        return URI.create("http://localhost:" + server.getAddress().getPort() + path);
    }

    public List<Request> requests() {
        return List.copyOf(requests);
    }

    /** Forgets what was asked, and every answer told. */
    public void reset() {
        answers.clear();
        requests.clear();
        otherwise = _ -> Answer.status(200);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = read(exchange);
            requests.add(request);
            var told = answers.poll();
            var answer = told == null ? otherwise.apply(request) : told;
            LockSupport.parkNanos(answer.delay().toNanos());
            var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            answer.headers().forEach(exchange.getResponseHeaders()::add);
            var bodyless = bytes.length == 0 || "HEAD".equals(request.method());
            exchange.sendResponseHeaders(answer.status(), bodyless ? -1 : bytes.length);
            if (!bodyless) {
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    private static Request read(HttpExchange exchange) throws IOException {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, String.join(", ", values)));
        var uri = exchange.getRequestURI();
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        return new Request(exchange.getRequestMethod(), uri.getPath(), uri.getQuery(), headers, body);
    }
}
