package io.apiworld.auth;

import static io.apiworld.auth.Visitor.basic;
import static io.apiworld.auth.Visitor.challenge;
import static io.apiworld.auth.Visitor.json;
import static io.apiworld.auth.Visitor.parameter;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The ways to a token, each as short as a test wants it. */
public final class Grants {

    public static final Map<String, String> REDIRECTS = Map.of(
            "console", "https://localhost:8443/bff/callback/console",
            "cli", "http://127.0.0.1:9/callback");

    private static final Map<String, String> SECRETS = Map.of(
            "console", TestSecrets.CLIENT,
            "integration", TestSecrets.CLIENT + "2",
            "chat-service", TestSecrets.CLIENT + "3",
            "gateway", TestSecrets.CLIENT + "7");

    private final Visitor visitor;

    public Grants(int port) {
        this.visitor = new Visitor(port);
    }

    public Visitor visitor() {
        return visitor;
    }

    public static Map<String, String> request(String client, String scope) {
        return Map.of(
                "response_type",
                "code",
                "client_id",
                client,
                "redirect_uri",
                String.valueOf(REDIRECTS.get(client)),
                "scope",
                scope,
                "state",
                "xyz",
                "code_challenge",
                challenge(),
                "code_challenge_method",
                "S256");
    }

    public String code(String client, String person, String scope) {
        return parameter(visitor.authorize(request(client, scope), person, TestSecrets.PERSON), "code");
    }

    public JsonNode redeem(String client, String code, String... headers) {
        return token(
                client,
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "redirect_uri",
                        String.valueOf(REDIRECTS.get(client)),
                        "code_verifier",
                        Visitor.VERIFIER),
                headers);
    }

    public JsonNode tokens(String client, String person, String scope) {
        return redeem(client, code(client, person, scope));
    }

    public JsonNode refresh(String refreshToken) {
        return token("console", Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
    }

    public String machineToken() {
        return token("integration", Map.of("grant_type", "client_credentials", "scope", "read:tickets"))
                .path("access_token")
                .asString();
    }

    public boolean isActive(String token) {
        return introspect(token).path("active").asBoolean();
    }

    /** RFC 7009: answers with nothing, whatever the token was worth. */
    public void revoke(String client, String token) {
        send(client, "/oauth2/revoke", Map.of("token", token));
    }

    /** As the gateway asks (RFC 7662). */
    public JsonNode introspect(String token) {
        return as("gateway", "/oauth2/introspect", Map.of("token", token));
    }

    public JsonNode token(String client, Map<String, String> parameters, String... headers) {
        return as(client, "/oauth2/token", parameters, headers);
    }

    /** A client with a secret sends it in the header; one without names itself in the form. */
    public JsonNode as(String client, String path, Map<String, String> parameters, String... headers) {
        return json(send(client, path, parameters, headers));
    }

    private HttpResponse<String> send(String client, String path, Map<String, String> parameters, String... headers) {
        var secret = SECRETS.get(client);
        var form = new HashMap<>(parameters);
        if (secret == null) {
            form.put("client_id", client);
            return visitor.post(path, form, headers);
        }
        var all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 0, headers.length);
        all[headers.length] = "Authorization";
        all[headers.length + 1] = basic(client, secret);
        return visitor.post(path, form, all);
    }
}
