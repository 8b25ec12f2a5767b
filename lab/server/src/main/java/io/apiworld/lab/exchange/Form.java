package io.apiworld.lab.exchange;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** What {@code application/x-www-form-urlencoded} looks like. */
public final class Form {

    public static final Header TYPE = new Header("Content-Type", "application/x-www-form-urlencoded");

    private Form() {}

    public static String of(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
