package io.apiworld.launcher.setting;

import io.apiworld.launcher.trouble.Trouble;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for on the command line; null where nothing was said. Precedence: option, environment, what was recorded
 * when the world was last started, default.
 */
public record Choices(
        @Nullable Path home,
        @Nullable Integer https,
        @Nullable Integer http,
        @Nullable Integer internal) {

    public static final Choices NONE = new Choices(null, null, null, null);

    public Settings over(Map<String, String> environment) {
        var root = root(environment);
        var place = new Home(home != null ? home : homeIn(environment, root));
        var recorded = RecordedPorts.in(place).orElse(Ports.DEFAULT);
        try {
            return new Settings(
                    root,
                    place,
                    new Ports(
                            port(https, environment, "API_WORLD_PORT", recorded.https()),
                            port(http, environment, "API_WORLD_HTTP_PORT", recorded.http()),
                            port(internal, environment, "API_WORLD_INTERNAL_PORTS", recorded.internal())),
                    Map.of(),
                    startCaches(environment));
        } catch (IllegalArgumentException outOfRange) {
            throw new Trouble(String.valueOf(outOfRange.getMessage()), "", Trouble.REFUSED);
        }
    }

    private static Path root(Map<String, String> environment) {
        var root = environment.get("API_WORLD_ROOT");
        if (root == null || !Files.exists(Path.of(root, "api-world"))) {
            throw new Trouble("It is not known where API World is checked out.", "Start it by its script: ./api-world");
        }
        return Path.of(root).toAbsolutePath().normalize();
    }

    private static Path homeIn(Map<String, String> environment, Path root) {
        var home = environment.get("API_WORLD_HOME");
        return home == null || home.isBlank() ? root.resolve("var") : Path.of(home);
    }

    /** Not where a world is started once. */
    private static boolean startCaches(Map<String, String> environment) {
        return !"true".equals(environment.get("CI"));
    }

    private static int port(@Nullable Integer option, Map<String, String> environment, String variable, int otherwise) {
        if (option != null) {
            return option;
        }
        var text = environment.get(variable);
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException _) {
            throw new Trouble(variable + " must be a port number, not \"" + text + "\".", "", Trouble.REFUSED);
        }
    }
}
