package io.apiworld.auth.client;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.security.crypto.password.AbstractValidatingPasswordEncoder;

/**
 * SHA-256, for secrets that are long and random: they cannot be guessed, so a slow hash would only make every token request
 * slow. Never for a person's password.
 */
public final class ClientSecretEncoder extends AbstractValidatingPasswordEncoder {

    private static final String PREFIX = "{sha256}";

    @Override
    protected String encodeNonNullPassword(String secret) {
        return PREFIX + HexFormat.of().formatHex(sha256(secret));
    }

    @Override
    protected boolean matchesNonNull(String secret, String encoded) {
        return MessageDigest.isEqual(
                encodeNonNullPassword(secret).getBytes(StandardCharsets.UTF_8),
                encoded.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
