package io.apiworld.auth.consent;

import java.util.Map;

/** What scopes mean, in the words of who is asked. */
final class Scopes {

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("openid", "Know who you are here"),
            Map.entry("profile", "See your name"),
            Map.entry("email", "See your e-mail address"),
            Map.entry("read:customers", "See customer records that you may see"),
            Map.entry("write:customers", "Change customer records that you may change"),
            Map.entry("read:tickets", "See cases that you may see"),
            Map.entry("write:tickets", "Open and change cases"),
            Map.entry("read:chat", "Read your chats"),
            Map.entry("write:chat", "Start chats and write in them as you"),
            Map.entry("read:webhooks", "See webhook endpoints and deliveries"),
            Map.entry("write:webhooks", "Change webhook endpoints"),
            Map.entry("admin", "Everything that an administrator may do"));

    static String words(String scope) {
        return WORDS.getOrDefault(scope, "What the application calls " + scope);
    }

    private Scopes() {}
}
