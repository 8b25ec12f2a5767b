package io.apiworld.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Keeps cookies, follows redirects only when told to, and takes the public address for the gateway under test. */
final class Browser {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .followRedirects(Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, HttpCookie> cookies = new LinkedHashMap<>();
    private final URI gateway;

    Browser(int port) {
        gateway = URI.create("http://localhost:" + port);
    }

    HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    HttpResponse<String> post(String path, String body, String... headers) {
        return send("POST", path, body, headers);
    }

    /** @param headers names and values in turn */
    HttpResponse<String> send(String method, String path, String body, String... headers) {
        var request = HttpRequest.newBuilder(at(path))
                .timeout(Duration.ofSeconds(20))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookieHeader());
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request.build());
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            var response = HTTP.send(request, BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Goes where the response points. */
    HttpResponse<String> follow(HttpResponse<String> redirect) {
        return get(redirect.headers().firstValue("Location").orElseThrow());
    }

    /** Signs in as agent01 and comes back to the page. */
    Browser signedIn() {
        follow(follow(get("/bff/login/console?return=/agent")));
        get("/bff/me");
        return this;
    }

    String cookie(String name) {
        return cookies.get(name).getValue();
    }

    boolean has(String cookie) {
        return cookies.containsKey(cookie);
    }

    void plant(String name, String value) {
        cookies.put(name, new HttpCookie(name, value));
    }

    /** The header that proves to be our own page, and its value. */
    String[] csrf() {
        return new String[] {"X-XSRF-TOKEN", cookie("XSRF-TOKEN")};
    }

    String cookieHeader() {
        return cookies.values().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    URI at(String path) {
        var local = path.replace(AuthorizationServerStub.ISSUER, "");
        return URI.create(gateway + (local.isEmpty() ? "/" : local));
    }

    static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    private void keep(String setCookie) {
        HttpCookie.parse(setCookie).forEach(cookie -> {
            if (cookie.getMaxAge() == 0) {
                cookies.remove(cookie.getName());
            } else {
                cookies.put(cookie.getName(), cookie);
            }
        });
    }
}
