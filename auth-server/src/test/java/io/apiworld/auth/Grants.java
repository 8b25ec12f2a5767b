package io.apiworld.auth;

import static io.apiworld.auth.Visitor.basic;
import static io.apiworld.auth.Visitor.challenge;
import static io.apiworld.auth.Visitor.json;
import static io.apiworld.auth.Visitor.parameter;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The ways to a token, each as short as a test wants it. */
final class Grants {

    static final Map<String, String> REDIRECTS = Map.of(
            "console", "https://localhost:8443/bff/callback/console",
            "cli", "http://127.0.0.1:9/callback");

    private static final Map<String, String> SECRETS = Map.of(
            "console", TestSecrets.CLIENT,
            "integration", TestSecrets.CLIENT + "2",
            "chat-service", TestSecrets.CLIENT + "3");

    private final Visitor visitor;

    Grants(int port) {
        this.visitor = new Visitor(port);
    }

    Visitor visitor() {
        return visitor;
    }

    static Map<String, String> request(String client, String scope) {
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

    String code(String client, String person, String scope) {
        return parameter(visitor.authorize(request(client, scope), person, TestSecrets.PERSON), "code");
    }

    JsonNode redeem(String client, String code) {
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
                        Visitor.VERIFIER));
    }

    JsonNode tokens(String client, String person, String scope) {
        return redeem(client, code(client, person, scope));
    }

    JsonNode refresh(String refreshToken) {
        return token("console", Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
    }

    String machineToken() {
        return token("integration", Map.of("grant_type", "client_credentials", "scope", "read:tickets"))
                .path("access_token")
                .asString();
    }

    /** As the gateway asks, which is the console's client (RFC 7662). */
    boolean isActive(String token) {
        return introspect("console", token).path("active").asBoolean();
    }

    JsonNode introspect(String client, String token) {
        return as(client, "/oauth2/introspect", Map.of("token", token));
    }

    JsonNode token(String client, Map<String, String> parameters, String... headers) {
        return as(client, "/oauth2/token", parameters, headers);
    }

    /** A client with a secret sends it in the header; one without names itself in the form. */
    JsonNode as(String client, String path, Map<String, String> parameters, String... headers) {
        var secret = SECRETS.get(client);
        var form = new HashMap<>(parameters);
        if (secret == null) {
            form.put("client_id", client);
            return json(visitor.post(path, form, headers));
        }
        var all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 0, headers.length);
        all[headers.length] = "Authorization";
        all[headers.length + 1] = basic(client, secret);
        return json(visitor.post(path, form, all));
    }
}
