package io.apiworld.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apiworld.launcher.trouble.Trouble;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NurseryTests {

    @TempDir
    Path directory;

    Records records;
    Nursery nursery;

    @BeforeEach
    void open() {
        records = new Records(directory.resolve("run with space"));
        nursery = new Nursery(records);
    }

    @AfterEach
    void endAll() {
        nursery.abandon();
    }

    @Test
    void remembersWhatItStarted() {
        var child = start("part", "exec sleep 60").running();

        assertThat(records.alive("part")).contains(child);
    }

    @Test
    void takesBackAllThatItStarted() {
        var child = start("part", "exec sleep 60").running();

        nursery.abandon();

        assertThat(child.alive()).isFalse();
        assertThat(records.recorded("part")).isEmpty();
    }

    @Test
    void endsEvenWhatDoesNotListen() {
        var child =
                start("part", "trap '' TERM; while true; do sleep 0.1; done").running();

        child.stop(Duration.ofMillis(200));

        assertThat(child.alive()).isFalse();
    }

    @Test
    void startsNothingOnceAbandoned() {
        nursery.abandon();

        assertThatThrownBy(() -> start("part", "true")).isInstanceOf(Trouble.class);
    }

    @Test
    void leavesAloneWhatWasReleased() {
        var child = start("part", "exec sleep 60").running();

        nursery.release();
        nursery.abandon();

        assertThat(child.alive()).isTrue();
        child.kill();
    }

    @Test
    void aChildHasASessionOfItsOwn() {
        var child = start("part", "exec sleep 60").running();

        var session = Command.run("ps", "-o", "sess=", "-p", String.valueOf(child.pid()));
        assertThat(session.output().strip()).isEqualTo(String.valueOf(child.pid()));
    }

    @Test
    void aChildSeesNothingOfOurEnvironment() throws Exception {
        var child = start("part", "env");

        assertThat(child.process().waitFor(20, TimeUnit.SECONDS)).isTrue();

        assertThat(Files.readString(log("part"))).contains("GIVEN=yes").doesNotContain("HOME=");
    }

    @Test
    void anotherProcessWithTheSameNumberIsNotMistaken() {
        var child = start("part", "exec sleep 60").running();

        var reborn = new Running("part", child.pid(), child.birth() + "0");

        assertThat(reborn.alive()).isFalse();
        reborn.kill();
        assertThat(child.alive()).isTrue();
    }

    @Test
    void whatHasEndedIsDeadAlthoughNobodyCollectedItYet() throws Exception {
        var shell = new ProcessBuilder("sh", "-c", "sleep 0 & echo $!; exec sleep 60").start();
        try (var lines = shell.inputReader()) {
            var pid = Long.parseLong(lines.readLine());

            var gone =
                    new Running("zombie", pid, Birth.of(pid).map(Birth::value).orElse("")).gone(Duration.ofSeconds(20));

            assertThat(gone).isTrue();
        } finally {
            shell.destroyForcibly();
        }
    }

    private Nursery.Child start(String name, String script) {
        var program = new Program(
                List.of("/bin/sh", "-c", script), Map.of("GIVEN", "yes", "PATH", "/usr/bin:/bin"), directory);
        return nursery.start(name, program, log(name));
    }

    private Path log(String name) {
        return directory.resolve("log").resolve(name + ".log");
    }
}
