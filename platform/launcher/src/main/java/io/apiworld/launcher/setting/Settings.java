package io.apiworld.launcher.setting;

import java.nio.file.Path;
import java.util.Map;

/**
 * One world: where it was built, where it lives, which ports it has.
 *
 * @param root the checkout
 * @param environment more environment for single parts, by name of the part
 * @param startCaches whether services are to start quicker the next time, for some seconds more at the end of the first
 */
public record Settings(
        Path root, Home home, Ports ports, Map<String, Map<String, String>> environment, boolean startCaches) {

    public Settings(Path root, Home home, Ports ports) {
        this(root.toAbsolutePath().normalize(), home, ports, Map.of(), false);
    }

    /** A setting for one part, over what the launcher gives it. */
    public Settings with(String part, Map<String, String> variables) {
        var more = new java.util.TreeMap<>(environment);
        more.put(part, Map.copyOf(variables));
        return new Settings(root, home, ports, Map.copyOf(more), startCaches);
    }

    public Map<String, String> environmentOf(String part) {
        return environment.getOrDefault(part, Map.of());
    }

    public Path zipkinJar() {
        return root.resolve("platform/launcher/target/dist/zipkin.jar");
    }
}
