package io.apiworld.defaults.sealing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256-GCM: 12 bytes of nonce, then the sealed text. What it is about is bound in, so that rows cannot be exchanged. */
public final class Seal {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();

    /** A seal with a key that was configured in base64. */
    public static Seal ofBase64(String key) {
        return new Seal(Base64.getDecoder().decode(key.strip()));
    }

    /** @throws IllegalArgumentException if the key is not 32 bytes long */
    public Seal(byte[] key) {
        if (key.length != 32) {
            throw new IllegalArgumentException("The key of a seal must be 32 bytes long");
        }
        this.key = new SecretKeySpec(key, "AES");
    }

    /** @param about what the text belongs to, needed again to open it */
    public byte[] close(String about, String text) {
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        var sealed = apply(Cipher.ENCRYPT_MODE, nonce, about, text.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
    }

    /** @throws IllegalStateException if it was sealed with another key, for another purpose, or was changed */
    public String open(String about, byte[] sealed) {
        var buffer = ByteBuffer.wrap(sealed);
        var nonce = new byte[NONCE];
        buffer.get(nonce);
        var rest = new byte[buffer.remaining()];
        buffer.get(rest);
        return new String(apply(Cipher.DECRYPT_MODE, nonce, about, rest), StandardCharsets.UTF_8);
    }

    private byte[] apply(int mode, byte[] nonce, String about, byte[] input) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(about.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "What was sealed cannot be opened: it was changed, or sealed with another key");
        }
    }
}
