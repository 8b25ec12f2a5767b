package io.apiworld.lab.token;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A text taken apart as far as it goes.
 *
 * @param token the text without what is often copied along
 * @param says what it is, or what keeps it from being a JWT, for people
 * @param header null if it cannot be read
 * @param claims null if they cannot be read
 */
record Anatomy(
        String token,
        Kind kind,
        String says,
        @Nullable JsonNode header,
        @Nullable JsonNode claims) {

    enum Kind {
        JWT,
        /** Five parts: nobody but its receiver can read it (RFC 7516). */
        ENCRYPTED,
        CUT_OFF,
        DAMAGED,
        API_KEY,
        OPAQUE
    }

    private static final Pattern COPIED_ALONG =
            Pattern.compile("^(authorization:\\s*)?((bearer|dpop)\\s+)?", Pattern.CASE_INSENSITIVE);
    private static final int PARTS = 3;
    private static final int PARTS_OF_ENCRYPTED = 5;

    static Anatomy of(String text, JsonMapper json) {
        var token = COPIED_ALONG.matcher(text.strip()).replaceFirst("").strip();
        var parts = token.split("\\.", -1);
        var header = object(parts[0], json);
        if (header == null) {
            return withoutHeader(token, parts);
        }
        if (parts.length == PARTS_OF_ENCRYPTED) {
            return new Anatomy(
                    token,
                    Kind.ENCRYPTED,
                    "An encrypted token (JWE, RFC 7516): five parts, of which only the header can be read by anybody else than the receiver.",
                    header,
                    null);
        }
        var claims = parts.length < 2 ? null : object(parts[1], json);
        if (parts.length == PARTS && claims != null && !parts[2].isEmpty()) {
            return new Anatomy(token, Kind.JWT, useOf(header, claims), header, claims);
        }
        return broken(token, parts, header, claims);
    }

    private static Anatomy withoutHeader(String token, String[] parts) {
        if (token.startsWith("aw_")) {
            return bare(
                    token,
                    Kind.API_KEY,
                    "An API key of this system, not a token. It says nothing by itself: the gateway exchanges it for a token at each call. It goes into the header x-api-key.");
        }
        if (token.startsWith("eyJ")) {
            return bare(
                    token,
                    parts.length == 1 ? Kind.CUT_OFF : Kind.DAMAGED,
                    "It begins as a JWT does, and its header is damaged: something was cut off or changed in its first part.");
        }
        return bare(
                token,
                Kind.OPAQUE,
                "No JWT. A JWT has three parts with dots between, and begins with eyJ; this has %d %s. It may be an opaque token: one that says nothing by itself, so that only the server that gave it out can say what it is worth (RFC 7662)."
                        .formatted(parts.length, parts.length == 1 ? "part" : "parts"));
    }

    private static Anatomy broken(String token, String[] parts, JsonNode header, @Nullable JsonNode claims) {
        if (parts.length < PARTS || (parts.length == PARTS && parts[2].isEmpty())) {
            var missing = claims == null ? "The claims, or an end of them, and the signature are" : "The signature is";
            var unsigned = "none".equals(header.path("alg").asString("")) ? " Its header says so: alg is none." : "";
            return new Anatomy(
                    token,
                    Kind.CUT_OFF,
                    "Cut off: a JWT has three parts, this has %d. %s missing.%s"
                            .formatted(parts.length - (parts[parts.length - 1].isEmpty() ? 1 : 0), missing, unsigned),
                    header,
                    claims);
        }
        return new Anatomy(
                token,
                Kind.DAMAGED,
                parts.length == PARTS
                        ? "Damaged: the header can be read, the claims are no JSON any more."
                        : "Damaged: a JWT has three parts, this has %d.".formatted(parts.length),
                header,
                claims);
    }

    private static Anatomy bare(String token, Kind kind, String says) {
        return new Anatomy(token, kind, says, null, null);
    }

    /** By its type (RFC 8725, section 3.11), or by what only that kind claims. */
    private static String useOf(JsonNode header, JsonNode claims) {
        var type = header.path("typ").asString("").toLowerCase(Locale.ROOT).replace("application/", "");
        return switch (type) {
            case "at+jwt" -> "An access token (RFC 9068): it is for an API, and says what its holder may do there.";
            case "logout+jwt" -> "A logout token: a server tells an application by it that somebody has signed out.";
            case "dpop+jwt" ->
                "A proof (RFC 9449): it shows that a caller has the key that a token is bound to. No token itself.";
            default ->
                claims.has("nonce") || claims.has("at_hash") || claims.has("auth_time")
                        ? "An ID token: it tells an application who has signed in. It is for that application, and opens no API."
                        : "A JWT that does not say what it is for: its typ is none that is known here.";
        };
    }

    private static @Nullable JsonNode object(String part, JsonMapper json) {
        try {
            var node = json.readTree(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
            return node.isObject() ? node : null;
        } catch (IllegalArgumentException | JacksonException _) {
            return null;
        }
    }

    /** Never the token. */
    @Override
    public String toString() {
        return "Anatomy of a text of kind " + kind;
    }
}
