package io.apiworld.launcher.part;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The services, with what of the launcher's doing differs between them. */
public enum Service {
    GATEWAY("gateway", "gateway/target/gateway.jar", 0, 112, false),
    AUTH("auth-server", "auth-server/target/auth-server.jar", 1, 112, false),
    CRM("crm-service", "crm-service/target/crm-service.jar", 2, 96, false),
    CHAT("chat-service", "chat-service/target/chat-service.jar", 3, 112, false),
    WEBHOOKS("webhook-dispatcher", "webhook-dispatcher/target/webhook-dispatcher.jar", 4, 96, false),
    LAB("lab", "lab/server/target/lab-server.jar", 5, 96, true),
    SANDBOX("sandbox", "lab/sandbox/target/lab-sandbox.jar", 6, 64, true);

    private final String partName;
    private final String jar;
    private final int number;
    private final int heapMegabytes;
    private final boolean light;

    Service(String partName, String jar, int number, int heapMegabytes, boolean light) {
        this.partName = partName;
        this.jar = jar;
        this.number = number;
        this.heapMegabytes = heapMegabytes;
        this.light = light;
    }

    public static Optional<Service> named(String name) {
        return Arrays.stream(values())
                .filter(service -> service.partName.equals(name))
                .findFirst();
    }

    public String partName() {
        return partName;
    }

    public Path jarIn(Path root) {
        return root.resolve(jar);
    }

    public int number() {
        return number;
    }

    Jvm jvm(Path crashes) {
        return new Jvm(heapMegabytes, light, crashes);
    }

    /** The name of the environment variable by which the others find it. */
    String variable() {
        return "SERVICES_" + name().toUpperCase(Locale.ROOT);
    }
}
