package io.apiworld.gateway.security;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * What every API key looks like: {@code aw_live_}, eight characters by which it is known, 32 that are secret, and six that are the
 * CRC-32 of all before, in base 62. A slip of the hand is told from a wrong key without a question to anybody.
 */
final class ApiKeyShape {

    private static final Pattern FORM = Pattern.compile("aw_live_[0-9A-Za-z]{8}_[0-9A-Za-z]{38}");
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int CHECKSUM = 6;

    private ApiKeyShape() {}

    static boolean fits(String key) {
        if (!FORM.matcher(key).matches()) {
            return false;
        }
        var body = key.substring(0, key.length() - CHECKSUM);
        return key.endsWith(checksum(body));
    }

    static String checksum(String body) {
        var crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        var digits = new StringBuilder();
        for (var rest = crc.getValue(); digits.length() < CHECKSUM; rest /= DIGITS.length()) {
            digits.insert(0, DIGITS.charAt((int) (rest % DIGITS.length())));
        }
        return digits.toString();
    }
}
