import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A world of its own beside the user's: other ports, another home. */
record BenchWorld(Shell shell) {

    static final int PORT = 9543;

    /** Properties of the gateway. */
    static final String NO_LIMITS = """
            rate-limit:
              plans:
                anonymous: { requests: 1000000000, per: 1m }
                client: { requests: 1000000000, per: 1m }
            """;

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

    /**
     * Starts some of its parts, the gateway with properties that differ from a user's: what is measured must not be refused.
     *
     * @param parts what takes part in what is measured; the rest would only take processor
     */
    void up(String yaml, String... parts) throws IOException {
        Files.createDirectories(home().resolve("settings"));
        Files.writeString(home().resolve("settings/gateway.yaml"), yaml);
        api("down");
        api("up", "--only", String.join(",", parts));
    }

    void down() throws IOException {
        api("down");
        Files.deleteIfExists(home().resolve("settings/gateway.yaml"));
    }

    int portOf(String part) {
        return StreamSupport.stream(parts().spliterator(), false)
                .filter(it -> it.path("name").asString().equals(part))
                .map(it -> URI.create(it.path("address").asString()).getPort())
                .findFirst()
                .orElseThrow();
    }

    long pidOf(String part) {
        return StreamSupport.stream(parts().spliterator(), false)
                .filter(it -> it.path("name").asString().equals(part))
                .mapToLong(it -> it.path("pid").asLong())
                .findFirst()
                .orElseThrow();
    }

    /** A certificate's or key's file. */
    Path tls(String name) {
        return home().resolve("tls").resolve(name);
    }

    /** The process of each part that runs. */
    List<Long> pids() {
        return StreamSupport.stream(parts().spliterator(), false)
                .filter(part -> part.has("pid"))
                .map(part -> part.path("pid").asLong())
                .toList();
    }

    private JsonNode parts() {
        // Says by its exit status that not all parts run
        var status = shell.attempt(ENVIRONMENT, List.of("./api-world", "status", "--json"));
        return JsonMapper.shared().readTree(status.text()).path("parts");
    }
}
