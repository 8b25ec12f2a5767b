package io.apiworld.launcher.secret;

import java.util.List;

/** A program that the authorization server knows by name and secret, with what it may ask a token for. */
public record Client(String name, List<String> scopes) {

    public static final String INTEGRATION = "integration";

    /** As whom lessons show what clients and resource servers do. */
    static final List<String> OF_LESSONS = List.of(INTEGRATION, "study-app", "study-api");

    public static final List<Client> ALL = List.of(
            new Client("console", List.of()),
            new Client("gateway", List.of()),
            new Client("chat-service", List.of("read:customers", "write:webhooks")),
            new Client("crm-service", List.of("write:webhooks")),
            new Client("webhook-dispatcher", List.of()),
            new Client("lab", List.of("read:webhooks", "read:chat", "read:customers")),
            new Client("study-app", List.of()),
            new Client("study-api", List.of()),
            new Client(
                    INTEGRATION,
                    List.of(
                            "read:customers",
                            "write:customers",
                            "read:tickets",
                            "write:tickets",
                            "read:chat",
                            "write:chat",
                            "read:webhooks",
                            "write:webhooks")));
}
