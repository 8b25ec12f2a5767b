package io.apiworld.launcher.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Shows that whoever redeems a code is who asked for it (PKCE, RFC 7636). */
record ProofKey(String verifier) {

    private static final SecureRandom RANDOM = new SecureRandom();

    static ProofKey random() {
        return new ProofKey(unguessable());
    }

    static String unguessable() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return base64(bytes);
    }

    /** Method S256. */
    String challenge() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return base64(digest.digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
