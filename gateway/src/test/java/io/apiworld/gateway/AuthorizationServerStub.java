package io.apiworld.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.apiworld.testsupport.HttpStub.Answer;
import io.apiworld.testsupport.HttpStub.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * As much of an authorization server as the console's login needs: code with PKCE, rotating refresh tokens that are good once, keys,
 * revocation. Strict where a client could cheat.
 */
final class AuthorizationServerStub {

    static final String ISSUER = "https://localhost:8443";
    static final String CLIENT_SECRET = "the-console-secret-of-the-tests";
    static final String GATEWAY_SECRET = "the-gateway-secret-of-the-tests";
    private static final RSAKey KEY = key();
    private static final RSAKey FOREIGN = key();

    private record Grant(String nonce, String challenge) {}

    private final Map<String, Grant> codes = new ConcurrentHashMap<>();
    private final Map<String, Boolean> refreshTokens = new ConcurrentHashMap<>();
    private final AtomicInteger refreshes = new AtomicInteger();
    private final Set<String> revoked = ConcurrentHashMap.newKeySet();
    private final Map<String, Answer> apiKeys = new ConcurrentHashMap<>();
    private volatile Duration lifetime = Duration.ofMinutes(5);
    private volatile Duration delay = Duration.ZERO;
    private volatile String sid = UUID.randomUUID().toString();

    /** Makes the stub of the backend "auth" an authorization server. */
    void serveAt(Backend backend) {
        backend.stub().answers(this::answer);
    }

    void issuesTokensFor(Duration duration) {
        lifetime = duration;
    }

    void isSlow(Duration pause) {
        delay = pause;
    }

    /** From now on the token is inactive, whatever its signature says. */
    void revokes(String accessToken) {
        revoked.add(accessToken);
    }

    /** The key stands for a client of that name. */
    void knowsApiKey(String key, JWTClaimsSet.Builder claims) {
        apiKeys.put(key, Answer.json("""
                        {"access_token":"%s","token_type":"Bearer","expires_in":60}""".formatted(token(claims))));
    }

    void refusesApiKey(String key, String why) {
        apiKeys.put(
                key,
                Answer.status(400)
                        .withHeader("Content-Type", "application/json")
                        .withBody("{\"error\":\"invalid_request\",\"error_description\":\"%s\"}".formatted(why)));
    }

    /** The name of the sign-in that the next ID tokens come from. */
    String sid() {
        return sid;
    }

    int refreshes() {
        return refreshes.get();
    }

    void forgetsRefreshTokens() {
        refreshTokens.clear();
    }

    boolean knows(String refreshToken) {
        return refreshTokens.getOrDefault(refreshToken, false);
    }

    List<String> liveRefreshTokens() {
        return refreshTokens.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** A claims set as the real server makes it, to be altered. */
    static JWTClaimsSet.Builder claims(String subject) {
        var now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(ISSUER)
                .subject(subject)
                .claim("client_id", "console")
                .claim("scope", "read:customers")
                .claim("roles", List.of("agent"))
                .claim("name", "Amira Haddad")
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofMinutes(5))));
    }

    static String token(String subject) {
        return signed(claims(subject), "at+jwt", KEY);
    }

    static String token(JWTClaimsSet.Builder claims) {
        return signed(claims, "at+jwt", KEY);
    }

    static String token(JWTClaimsSet.Builder claims, String type) {
        return signed(claims, type, KEY);
    }

    static String forgedToken(String subject) {
        return signed(claims(subject), "at+jwt", FOREIGN);
    }

    private Answer answer(Request request) {
        return switch (request.path()) {
            case "/oauth2/jwks" -> Answer.json(new JWKSet(KEY.toPublicJWK()).toString());
            case "/oauth2/authorize" -> authorize(form(String.valueOf(request.query())));
            case "/oauth2/token" -> token(request).after(delay);
            case "/oauth2/introspect" -> introspect(request).after(delay);
            case "/oauth2/revoke" -> revoke(form(request.body()));
            default -> Answer.status(200);
        };
    }

    private Answer authorize(Map<String, String> query) {
        if (!"S256".equals(query.get("code_challenge_method"))
                || !query.getOrDefault("scope", "").contains("openid")) {
            return Answer.status(400);
        }
        var code = UUID.randomUUID().toString();
        codes.put(code, new Grant(get(query, "nonce"), get(query, "code_challenge")));
        var back = "%s?code=%s&state=%s".formatted(get(query, "redirect_uri"), code, encoded(get(query, "state")));
        return Answer.status(302)
                .withHeader("Location", back)
                .withHeader("Set-Cookie", "__Host-auth=at-the-auth-server; Path=/; Secure; HttpOnly");
    }

    private Answer introspect(Request request) {
        return isFrom("gateway:" + GATEWAY_SECRET, request)
                ? Answer.json("{\"active\":%s}".formatted(!revoked.contains(get(form(request.body()), "token"))))
                : error(401, "invalid_client");
    }

    private static boolean isFrom(String client, Request request) {
        var expected = Base64.getEncoder().encodeToString(client.getBytes(StandardCharsets.UTF_8));
        return ("Basic " + expected).equals(request.header("Authorization"));
    }

    private Answer exchange(Map<String, String> form) {
        return apiKeys.getOrDefault(get(form, "subject_token"), error(400, "invalid_grant"));
    }

    private Answer token(Request request) {
        var form = form(request.body());
        var exchange = "urn:ietf:params:oauth:grant-type:token-exchange".equals(get(form, "grant_type"));
        if (!isFrom(exchange ? "gateway:" + GATEWAY_SECRET : "console:" + CLIENT_SECRET, request)) {
            return error(401, "invalid_client");
        }
        if (exchange) {
            return exchange(form);
        }
        return switch (get(form, "grant_type")) {
            case "authorization_code" -> redeem(form);
            case "refresh_token" -> refresh(form);
            default -> error(400, "unsupported_grant_type");
        };
    }

    private Answer redeem(Map<String, String> form) {
        var grant = codes.remove(get(form, "code"));
        return grant != null && grant.challenge().equals(s256(get(form, "code_verifier")))
                ? tokens(grant.nonce())
                : error(400, "invalid_grant");
    }

    private Answer refresh(Map<String, String> form) {
        refreshes.incrementAndGet();
        var live = refreshTokens.replace(get(form, "refresh_token"), true, false);
        if (!live) {
            // Used twice: the whole family counts as stolen (RFC 9700, section 4.14.2).
            refreshTokens.replaceAll((token, good) -> false);
        }
        return live ? tokens("") : error(400, "invalid_grant");
    }

    private Answer revoke(Map<String, String> form) {
        refreshTokens.replace(get(form, "token"), false);
        return Answer.status(200);
    }

    private Answer tokens(String nonce) {
        var refresh = UUID.randomUUID().toString();
        refreshTokens.put(refresh, true);
        var expiry = Date.from(Instant.now().plus(Duration.ofMinutes(5)));
        var id = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience("console")
                .subject("agent01")
                .claim("nonce", nonce)
                .claim("sid", sid)
                .issueTime(new Date())
                .expirationTime(expiry);
        return Answer.json("""
                {"access_token":"%s","token_type":"Bearer","expires_in":%d,"refresh_token":"%s","id_token":"%s"}""".formatted(token("agent01"), lifetime.toSeconds(), refresh, signed(id, "JWT", KEY)));
    }

    private static Answer error(int status, String code) {
        return Answer.status(status)
                .withHeader("Content-Type", "application/json")
                .withBody("{\"error\":\"%s\"}".formatted(code));
    }

    private static Map<String, String> form(String encoded) {
        return Arrays.stream(encoded.split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(
                        pair -> pair[0],
                        pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                        (first, _) -> first,
                        HashMap::new));
    }

    private static String get(Map<String, String> form, String name) {
        return form.getOrDefault(name, "");
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String s256(String verifier) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String signed(JWTClaimsSet.Builder claims, String type, RSAKey key) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .type(new JOSEObjectType(type))
                    .keyID(KEY.getKeyID())
                    .build();
            var token = new SignedJWT(header, claims.build());
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
