package io.apiworld.auth;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A person with a browser, and the client that sent them, in one. */
public final class Visitor {

    public static final String VERIFIER = "a-verifier-of-at-least-forty-three-characters-is-needed";

    private final URI server;
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    public Visitor(int port) {
        this.server = URI.create("http://localhost:" + port);
    }

    /** Logs in, where asked to, and gives the redirect that carries code or error back to the client. */
    public URI authorize(Map<String, String> parameters, String username, String password) {
        var query = "?" + form(parameters);
        var first = get("/oauth2/authorize" + query);
        if (first.statusCode() == 302 && location(first).getPath().equals("/login")) {
            var sent = login(username, password);
            if (location(sent).getQuery() != null && location(sent).getQuery().contains("error")) {
                return location(sent);
            }
            first = get("/oauth2/authorize" + query);
        }
        return location(first);
    }

    public HttpResponse<String> login(String username, String password) {
        var page = get("/login");
        return post("/login", Map.of("username", username, "password", password, "_csrf", csrf(page.body())));
    }

    /** Signs in with a password at the login page, and gives the answer to the form. */
    public HttpResponse<String> signIn(String username, String password, String... headers) {
        return post(
                "/login",
                Map.of(
                        "username",
                        username,
                        "password",
                        password,
                        "_csrf",
                        csrf(get("/login").body())),
                headers);
    }

    /** Sends a form of a page with the page's CSRF token. */
    public HttpResponse<String> submit(String page, String action) {
        return post(action, Map.of("_csrf", csrf(get(page).body())));
    }

    public HttpResponse<String> postJson(String path, String body, String... headers) {
        var request = HttpRequest.newBuilder(server.resolve(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        for (var i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return send(request.build());
    }

    /** The tokens for a code, as public client {@code cli}. */
    public JsonNode redeem(String code) {
        return redeem("cli", code);
    }

    public JsonNode redeem(String client, String code) {
        return json(post(
                "/oauth2/token",
                Map.of(
                        "grant_type", "authorization_code",
                        "client_id", client,
                        "code", code,
                        "redirect_uri", "http://127.0.0.1:9/callback",
                        "code_verifier", VERIFIER)));
    }

    public HttpResponse<String> get(String path, String... headers) {
        var request = HttpRequest.newBuilder(server.resolve(path)).header("Accept", "text/html");
        for (var i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return send(request.build());
    }

    public HttpResponse<String> post(String path, Map<String, String> parameters, String... headers) {
        return postForm(path, form(parameters), headers);
    }

    /** With a form as it goes over the wire, in which a name may come several times. */
    public HttpResponse<String> postForm(String path, String form, String... headers) {
        var request = HttpRequest.newBuilder(server.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
        for (var i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return send(request.build());
    }

    /** Where an answer sends the browser to, on this server. */
    public static String redirect(HttpResponse<String> response) {
        var to = location(response);
        return to.getRawQuery() == null ? to.getRawPath() : to.getRawPath() + "?" + to.getRawQuery();
    }

    /** An authorization request as a public client sends it. */
    public static Map<String, String> request(String client, String scope) {
        return Map.of(
                "response_type", "code",
                "client_id", client,
                "redirect_uri", "http://127.0.0.1:9/callback",
                "scope", scope,
                "state", "xyz",
                "code_challenge", challenge(),
                "code_challenge_method", "S256");
    }

    public static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }

    public static JsonNode claims(String token) {
        return part(token, 1);
    }

    public static JsonNode part(String token, int number) {
        return JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[number]));
    }

    public static String parameter(URI uri, String name) {
        var matcher = Pattern.compile("[?&]" + name + "=([^&]*)").matcher(uri.toString());
        return matcher.find() ? URLDecoder.decode(matcher.group(1), StandardCharsets.UTF_8) : "";
    }

    public static String challenge() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String basic(String client, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    public static String csrf(String html) {
        var matcher = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(html);
        if (!matcher.find()) {
            throw new AssertionError("No _csrf in the login page");
        }
        return matcher.group(1);
    }

    public static URI location(HttpResponse<String> response) {
        return URI.create(response.headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError(response.statusCode() + " " + response.body())));
    }

    /** What a browser would send of a page's form, encoded. */
    public static String inputs(String html) {
        return Pattern.compile("<input[^>]* name=\"([^\"]+)\"[^>]* value=\"([^\"]*)\"")
                .matcher(html)
                .results()
                .map(input -> input.group(1) + "=" + URLEncoder.encode(input.group(2), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    public static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter ->
                        parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
