package io.apiworld.auth.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What the database knows a token by. A token is long and random, so a fast hash of it tells nothing about it, and whoever steals the
 * table holds nothing that any endpoint takes: what a request brings is always hashed before it is looked for.
 */
final class TokenHash {

    /** No token that we make starts like this, so what is hashed already is known as such. */
    private static final String MARK = "{sha256}";

    private TokenHash() {}

    static String of(String token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return MARK + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** For what is about to be stored, of which part may have come from the store. */
    static String unlessHashed(String value) {
        return value.startsWith(MARK) ? value : of(value);
    }
}
