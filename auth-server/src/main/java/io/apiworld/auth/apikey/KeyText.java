package io.apiworld.auth.apikey;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * The key itself: {@code aw_live_<prefix>_<secret><checksum>}, in base 62 so that a double click takes all of it. The beginning lets
 * scanners find one that was committed somewhere; 32 digits are 190 bits, so that a fast hash is enough to keep it; the checksum
 * tells a slip of the hand from a wrong key.
 *
 * @param value never logged, and shown by nothing but the answer in which it is made
 */
record KeyText(String value) {

    private static final String START = "aw_live_";
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int PREFIX = 8;
    private static final int SECRET = 32;
    private static final int CHECKSUM = 6;
    private static final Pattern FORM =
            Pattern.compile("aw_live_[0-9A-Za-z]{%d}_[0-9A-Za-z]{%d}".formatted(PREFIX, SECRET + CHECKSUM));

    /** @param random must be fit for secrets */
    static KeyText fresh(RandomGenerator random) {
        var body = START + digits(PREFIX, random) + "_" + digits(SECRET, random);
        return new KeyText(body + checksum(body));
    }

    /** Empty for what cannot be a key of ours, whatever the database says. */
    static Optional<KeyText> of(String text) {
        if (!FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        var body = text.substring(0, text.length() - CHECKSUM);
        return text.endsWith(checksum(body)) ? Optional.of(new KeyText(text)) : Optional.empty();
    }

    /** By which people and the database know the key; no secret. */
    String prefix() {
        return value.substring(START.length(), START.length() + PREFIX);
    }

    @Override
    public String toString() {
        return START + prefix() + "_***";
    }

    private static String digits(int count, RandomGenerator random) {
        var digits = new StringBuilder();
        random.ints(count, 0, DIGITS.length()).forEach(digit -> digits.append(DIGITS.charAt(digit)));
        return digits.toString();
    }

    private static String checksum(String body) {
        var crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        var digits = new StringBuilder();
        for (var rest = crc.getValue(); digits.length() < CHECKSUM; rest /= DIGITS.length()) {
            digits.insert(0, DIGITS.charAt((int) (rest % DIGITS.length())));
        }
        return digits.toString();
    }
}
