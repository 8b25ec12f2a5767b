package io.apiworld.crm.mapping;

import java.nio.charset.StandardCharsets;

/**
 * Cuts text to a size in bytes of UTF-8, as the limits of CRMs are given, never within a character.
 *
 * @param marker what ends a text that was cut; counts towards the size
 */
record Truncation(int maxBytes, String marker) {

    String apply(String text) {
        if (bytes(text) <= maxBytes) {
            return text;
        }
        var room = maxBytes - bytes(marker);
        var end = 0;
        while (end < text.length()) {
            var character = text.codePointAt(end);
            room -= bytes(Character.toString(character));
            if (room < 0) {
                break;
            }
            end += Character.charCount(character);
        }
        return text.substring(0, end) + marker;
    }

    static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
