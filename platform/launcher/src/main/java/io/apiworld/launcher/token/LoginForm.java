package io.apiworld.launcher.token;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The form on a sign-in page: where it goes, and what it carries unseen, such as the CSRF token. */
record LoginForm(String action, Map<String, String> hidden) {

    private static final Pattern FORM = Pattern.compile("(?is)<form\\b([^>]*)>(.*?)</form>");
    private static final Pattern INPUT = Pattern.compile("(?is)<input\\b([^>]*)>");
    private static final Pattern ATTRIBUTE = Pattern.compile("(?is)([\\w-]+)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')");

    /** The form that asks for a password. */
    static Optional<LoginForm> in(String page) {
        var forms = FORM.matcher(page);
        while (forms.find()) {
            var form = new LoginForm(attributes(forms.group(1)).getOrDefault("action", ""), new LinkedHashMap<>());
            if (form.takeHidden(forms.group(2))) {
                return Optional.of(form);
            }
        }
        return Optional.empty();
    }

    Map<String, String> filledIn(String username, String password) {
        var fields = new LinkedHashMap<>(hidden);
        fields.put("username", username);
        fields.put("password", password);
        return fields;
    }

    /** @return whether there is a password among the inputs */
    private boolean takeHidden(String html) {
        var password = false;
        var inputs = INPUT.matcher(html);
        while (inputs.find()) {
            var input = attributes(inputs.group(1));
            password |= "password".equalsIgnoreCase(input.get("type"));
            if ("hidden".equalsIgnoreCase(input.get("type"))) {
                hidden.put(input.getOrDefault("name", ""), input.getOrDefault("value", ""));
            }
        }
        return password;
    }

    private static Map<String, String> attributes(String html) {
        var attributes = new LinkedHashMap<String, String>();
        var matcher = ATTRIBUTE.matcher(html);
        while (matcher.find()) {
            var value = matcher.group(2) != null ? matcher.group(2) : matcher.group(3);
            attributes.put(matcher.group(1).toLowerCase(java.util.Locale.ROOT), text(value));
        }
        return attributes;
    }

    private static String text(String html) {
        return html.replace("&#x2b;", "+")
                .replace("&#43;", "+")
                .replace("&#x3d;", "=")
                .replace("&#61;", "=")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }
}
