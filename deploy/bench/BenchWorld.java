import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import tools.jackson.databind.json.JsonMapper;

/** A world of its own beside the user's: other ports, another home. */
record BenchWorld(Shell shell) {

    static final int PORT = 9543;

    private static final Map<String, String> ENVIRONMENT = Map.of(
            "API_WORLD_HOME", "target/bench/world",
            "API_WORLD_PORT", String.valueOf(PORT),
            "API_WORLD_HTTP_PORT", "9580",
            "API_WORLD_INTERNAL_PORTS", "19500");

    Shell.Run api(String... arguments) {
        var command = new ArrayList<>(List.of("./api-world"));
        command.addAll(List.of(arguments));
        return shell.run(ENVIRONMENT, command);
    }

    Path home() {
        return shell.directory().resolve("target/bench/world");
    }

    /** The process of each part that runs. */
    List<Long> pids() {
        var parts = JsonMapper.shared().readTree(api("status", "--json").text()).path("parts");
        return StreamSupport.stream(parts.spliterator(), false)
                .map(part -> part.path("pid").asLong())
                .toList();
    }
}
