package io.apiworld.webhooks.signing;

import java.security.SecureRandom;
import java.util.Base64;

/** What a receiver and we share; in words, {@code whsec_} and 24 to 64 bytes in base64. It never shows itself in a log. */
public record Secret(String words) {

    private static final String PREFIX = "whsec_";
    private static final int BYTES = 32;
    private static final int LEAST_BYTES = 24;
    private static final int MOST_BYTES = 64;
    private static final SecureRandom RANDOM = new SecureRandom();

    public Secret {
        if (!isSound(words)) {
            throw new IllegalArgumentException("A webhook secret is whsec_ and 24 to 64 bytes in base64");
        }
    }

    public static Secret random() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new Secret(PREFIX + Base64.getEncoder().encodeToString(bytes));
    }

    byte[] key() {
        return decoded(words);
    }

    @Override
    public String toString() {
        return PREFIX + "...";
    }

    private static boolean isSound(String words) {
        try {
            var length = decoded(words).length;
            return words.startsWith(PREFIX) && length >= LEAST_BYTES && length <= MOST_BYTES;
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException notBase64) {
            return false;
        }
    }

    private static byte[] decoded(String words) {
        return Base64.getDecoder().decode(words.substring(PREFIX.length()));
    }
}
