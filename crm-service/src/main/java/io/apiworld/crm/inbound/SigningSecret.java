package io.apiworld.crm.inbound;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A secret shared with a sender of webhooks. */
final class SigningSecret {

    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    private SigningSecret(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** @param text {@code whsec_} and the key in base64; 24 to 64 bytes, as Standard Webhooks wants them */
    static SigningSecret of(String text) {
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException("A webhook's secret starts with " + PREFIX);
        }
        var key = decoded(text.substring(PREFIX.length()));
        if (key.length < 24 || key.length > 64) {
            throw new IllegalArgumentException("A webhook's secret has 24 to 64 bytes, not " + key.length);
        }
        return new SigningSecret(key);
    }

    /** The signature of {@code id.timestamp.body}. */
    byte[] sign(String id, String timestamp, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            // Its message quotes what it read, and that is the secret
            throw new IllegalArgumentException("A webhook's secret is base64 after " + PREFIX);
        }
    }
}
