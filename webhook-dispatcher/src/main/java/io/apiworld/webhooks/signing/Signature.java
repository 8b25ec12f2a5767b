package io.apiworld.webhooks.signing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The headers that let a receiver know who sent a webhook and when: Standard Webhooks, one signature for each secret that is valid.
 *
 * @param id the same at every attempt
 * @param timestamp seconds of this attempt
 */
public record Signature(String id, long timestamp, String signatures) {

    public static final String ID = "webhook-id";
    public static final String TIMESTAMP = "webhook-timestamp";
    public static final String SIGNATURE = "webhook-signature";

    private static final String ALGORITHM = "HmacSHA256";

    /** @param id without a dot, which separates it from what follows in the signed text */
    public static Signature of(String id, Instant at, byte[] body, List<Secret> secrets) {
        var timestamp = at.getEpochSecond();
        var head = "%s.%d.".formatted(id, timestamp).getBytes(StandardCharsets.UTF_8);
        return new Signature(
                id,
                timestamp,
                secrets.stream().map(secret -> "v1," + mac(secret, head, body)).collect(Collectors.joining(" ")));
    }

    private static String mac(Secret secret, byte[] head, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.key(), ALGORITHM));
            mac.update(head);
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JVM has no " + ALGORITHM, e);
        }
    }
}
