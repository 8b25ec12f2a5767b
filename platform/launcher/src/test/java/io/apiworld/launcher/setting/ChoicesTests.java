package io.apiworld.launcher.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apiworld.launcher.trouble.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChoicesTests {

    @TempDir
    Path root;

    final Map<String, String> environment = new TreeMap<>();

    @BeforeEach
    void checkOut() throws IOException {
        Files.createFile(root.resolve("api-world"));
        environment.put("API_WORLD_ROOT", root.toString());
    }

    @Test
    void aWorldLivesInTheCheckoutUnlessToldOtherwise() {
        var settings = Choices.NONE.over(environment);

        assertThat(settings.home().path()).isEqualTo(root.resolve("var"));
        assertThat(settings.ports()).isEqualTo(new Ports(8443, 8080, 18400));
        assertThat(settings.ports().publicUrl()).isEqualTo("https://localhost:8443");
    }

    @Test
    void theEnvironmentIsHeard() {
        environment.putAll(Map.of(
                "API_WORLD_HOME", "/elsewhere",
                "API_WORLD_PORT", "9443",
                "API_WORLD_HTTP_PORT", " 9080 ",
                "API_WORLD_INTERNAL_PORTS", "19400"));

        var settings = Choices.NONE.over(environment);

        assertThat(settings.home().path()).isEqualTo(Path.of("/elsewhere"));
        assertThat(settings.ports()).isEqualTo(new Ports(9443, 9080, 19400));
    }

    @Test
    void anOptionIsHeardBeforeTheEnvironment() {
        environment.put("API_WORLD_PORT", "9443");

        assertThat(new Choices(null, 10443, null, null)
                        .over(environment)
                        .ports()
                        .https())
                .isEqualTo(10443);
    }

    @Test
    void whatAWorldWasStartedWithIsRemembered() {
        RecordedPorts.keep(new Home(root.resolve("var")), new Ports(9443, 9080, 19400));

        assertThat(Choices.NONE.over(environment).ports()).isEqualTo(new Ports(9443, 9080, 19400));
    }

    @Test
    void anUnreadableMemoryIsNone() throws IOException {
        Files.createDirectories(root.resolve("var/run"));
        Files.writeString(root.resolve("var/run/ports.json"), "{\"https\":");

        assertThat(Choices.NONE.over(environment).ports()).isEqualTo(Ports.DEFAULT);
    }

    @Test
    void whatIsNoPortIsRefused() {
        environment.put("API_WORLD_PORT", "many");

        assertThatThrownBy(() -> Choices.NONE.over(environment))
                .isInstanceOfSatisfying(
                        Trouble.class, trouble -> assertThat(trouble.exitCode()).isEqualTo(Trouble.REFUSED))
                .hasMessageContaining("API_WORLD_PORT")
                .hasMessageContaining("many");
    }

    @Test
    void aBaseThatLeavesNoRoomAboveIsRefused() {
        assertThatThrownBy(() -> new Choices(null, null, null, 65500).over(environment))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("65479");
    }

    @Test
    void aPublicPortAmongTheInternalOnesIsRefused() {
        assertThatThrownBy(() -> new Choices(null, 28443, null, 28400).over(environment))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("28443")
                .hasMessageContaining("28400 to 28456");
    }

    @Test
    void nothingWorksWithoutTheScript() {
        assertThatThrownBy(() -> Choices.NONE.over(Map.of()))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("checked out");
    }
}
