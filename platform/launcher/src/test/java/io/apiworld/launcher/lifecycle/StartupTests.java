package io.apiworld.launcher.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apiworld.launcher.part.Part;
import io.apiworld.launcher.part.Readiness;
import io.apiworld.launcher.process.Program;
import io.apiworld.launcher.process.Records;
import io.apiworld.launcher.process.Running;
import io.apiworld.launcher.progress.Stage;
import io.apiworld.launcher.setting.Home;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartupTests {

    private static final String LIVE = "exec sleep 60";

    @TempDir
    Path directory;

    Home home;
    Records records;
    final Queue<String> seen = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void settle() throws Exception {
        home = new Home(directory.resolve("my home"));
        Files.createDirectories(home.path());
        records = new Records(home.run());
    }

    @AfterEach
    void endAll() {
        List.of("one", "two").forEach(name -> records.alive(name).ifPresent(Running::kill));
    }

    @Test
    void returnsWhenAllAreReady() {
        start(part("one", LIVE), part("two", "echo > ready; " + LIVE, readyWith("ready")));

        assertThat(records.alive("one")).isPresent();
        assertThat(records.alive("two")).isPresent();
    }

    @Test
    void aPartWaitsForThoseThatItNeeds() {
        var two = part("two", LIVE, Set.of("one"), Optional::empty);

        start(two, part("one", "echo > ready; " + LIVE, readyWith("ready")));

        assertThat(seen).containsSubsequence("one READY", "two STARTING");
    }

    @Test
    void whatRunsAlreadyIsNotStartedAgain() {
        start(part("one", LIVE));
        var first = records.alive("one");

        start(part("one", LIVE));

        assertThat(records.alive("one")).isEqualTo(first);
    }

    @Test
    void showsWhatAPartThatDiesSaidLast() {
        var dying = part("one", "echo Port 1 was already in use; exit 7", NEVER);

        assertThatThrownBy(() -> start(dying)).isInstanceOfSatisfying(PartFailed.class, failed -> {
            assertThat(failed)
                    .hasMessageContaining("one ended while it was starting")
                    .hasMessageContaining("7");
            assertThat(failed.advice()).contains("| Port 1 was already in use");
        });
    }

    @Test
    void showsNothingOfEarlierStarts() {
        assertThatThrownBy(() -> start(part("one", "echo earlier; exit 1", NEVER)))
                .isInstanceOf(PartFailed.class);

        assertThatThrownBy(() -> start(part("one", "echo now; exit 1", NEVER)))
                .isInstanceOfSatisfying(
                        PartFailed.class,
                        failed -> assertThat(failed.advice()).contains("now").doesNotContain("earlier"));
    }

    @Test
    void saysThatAPartRanOutOfMemory() {
        assertThatThrownBy(() -> start(part("one", "exit 3", NEVER))).hasMessageContaining("ran out of its memory");
    }

    @Test
    void saysThatAPartWasKilled() {
        assertThatThrownBy(() -> start(part("one", "kill -9 $$", NEVER))).hasMessageContaining("it was killed");
    }

    @Test
    void nothingIsLeftWhenOnePartFails() {
        var failing = part("two", "exit 1", Set.of("one"), NEVER);

        assertThatThrownBy(() -> start(part("one", LIVE), failing)).isInstanceOf(PartFailed.class);

        assertThat(records.alive("one")).isEmpty();
    }

    @Test
    void doesNotWaitForEver() {
        var startup = new Startup(home, records, (_, _, _) -> {}, Duration.ofMillis(300));

        assertThatThrownBy(() -> startup.run(List.of(part("one", LIVE, NEVER))))
                .isInstanceOf(PartFailed.class)
                .hasMessageContaining("not ready after 0 s: it does not answer");
        assertThat(records.alive("one")).isEmpty();
    }

    private static final Readiness NEVER = () -> Optional.of("does not answer");

    private Readiness readyWith(String file) {
        return () -> Files.exists(home.path().resolve(file)) ? Optional.empty() : Optional.of("is not there");
    }

    private void start(Part... parts) {
        new Startup(home, records, this::note, Duration.ofSeconds(20)).run(List.of(parts));
    }

    private void note(String part, Stage stage, String detail) {
        seen.add(part + " " + stage);
    }

    private Part part(String name, String script) {
        return part(name, script, Optional::empty);
    }

    private Part part(String name, String script, Readiness readiness) {
        return part(name, script, Set.of(), readiness);
    }

    private Part part(String name, String script, Set<String> after, Readiness readiness) {
        var program = new Program(List.of("/bin/sh", "-c", script), Map.of("PATH", "/usr/bin:/bin"), home.path());
        return new Part(
                name, URI.create("http://localhost/"), after, List.of(), () -> program, readiness, Running::kill);
    }
}
