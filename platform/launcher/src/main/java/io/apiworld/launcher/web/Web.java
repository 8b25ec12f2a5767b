package io.apiworld.launcher.web;

import io.apiworld.launcher.trouble.Trouble;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * A world as seen from outside.
 *
 * @param headers sent with every request
 * @param observer is told of every exchange
 */
public record Web(
        HttpClient client, URI address, Map<String, String> headers, Consumer<Exchange> observer, Clock clock) {

    /** By which a person finds the sign-ins of the command line in the list of their sessions. */
    private static final String AGENT = "api-world";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    public static Web at(URI address, HttpClient client) {
        return new Web(client, address, Map.of("User-Agent", AGENT), _ -> {}, Clock.systemUTC());
    }

    public Web with(String header, String value) {
        var more = new TreeMap<>(headers);
        more.put(header, value);
        return new Web(client, address, more, observer, clock);
    }

    /** Another client in the same place, such as one with cookies of its own. */
    public Web by(HttpClient another) {
        return new Web(another, address, headers, observer, clock);
    }

    public Answer get(String path) {
        return send("GET", path, BodyPublishers.noBody(), Map.of());
    }

    public Answer post(String path, Object json) {
        var body = BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(json));
        return send("POST", path, body, Map.of("Content-Type", "application/json"));
    }

    public Answer delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody(), Map.of());
    }

    public Answer postForm(String path, Map<String, String> form, Map<String, String> more) {
        var all = new TreeMap<>(more);
        all.put("Content-Type", "application/x-www-form-urlencoded");
        return send("POST", path, BodyPublishers.ofString(encoded(form)), all);
    }

    public static String encoded(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    private Answer send(String method, String path, HttpRequest.BodyPublisher body, Map<String, String> more) {
        var uri = address.resolve(path);
        var request = HttpRequest.newBuilder(uri).timeout(PATIENCE).method(method, body);
        headers.forEach(request::setHeader);
        more.forEach(request::setHeader);
        var at = clock.instant();
        try {
            var response = client.send(request.build(), BodyHandlers.ofString());
            var took = Duration.between(at, clock.instant());
            var correlationId =
                    response.headers().firstValue("X-Correlation-ID").orElse(null);
            var exchange = new Exchange(at, method, uri, response.statusCode(), took, correlationId);
            observer.accept(exchange);
            return new Answer(exchange, response.headers(), response.body());
        } catch (IOException e) {
            throw new Trouble(
                    method + " " + uri.getPath() + " was not answered: " + reason(e), "Is it up? ./api-world status");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble("Interrupted.", "");
        }
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
