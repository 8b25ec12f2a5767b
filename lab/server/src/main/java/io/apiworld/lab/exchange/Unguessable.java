package io.apiworld.lab.exchange;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Texts that nobody can guess, for ids and secrets. */
public final class Unguessable {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Unguessable() {}

    /** Two characters for each byte. */
    public static String hex(int bytes) {
        return HexFormat.of().formatHex(random(bytes));
    }

    /** As it goes into addresses (RFC 4648, section 5), without padding. */
    public static String base64(int bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random(bytes));
    }

    private static byte[] random(int count) {
        var bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
