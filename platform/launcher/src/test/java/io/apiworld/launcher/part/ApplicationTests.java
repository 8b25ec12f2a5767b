package io.apiworld.launcher.part;

import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.launcher.setting.Home;
import io.apiworld.launcher.setting.Ports;
import io.apiworld.launcher.setting.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What it has to do with start caches; that these are any good: StartCacheTests. */
class ApplicationTests {

    @TempDir
    Path directory;

    private Path built;
    private Path unpacked;

    @BeforeEach
    void unpackAJar() throws IOException {
        built = Files.writeString(directory.resolve("part.jar"), "as built");
        unpacked = Files.createDirectories(directory.resolve("home/cache/part")).resolve("part.jar");
        Files.writeString(unpacked, "as unpacked");
        Files.writeString(unpacked.resolveSibling("unpacked-from"), JarStamp.of(built));
    }

    @Test
    void recordsUntilThereIsAStartCache() throws IOException {
        assertThat(application(true).isRecording()).isTrue();
        Files.createFile(startCache());

        assertThat(application(true).isRecording()).isFalse();
    }

    @Test
    void aStartCacheIsDueOnceItHasRecorded() throws IOException {
        assertThat(application(true).isStartCacheDue()).isFalse();
        Files.createFile(recording());

        assertThat(application(true).isStartCacheDue()).isTrue();
    }

    @Test
    void nothingIsRecordedOrDueWhereNobodyWantsIt() throws IOException {
        Files.createFile(recording());

        assertThat(application(false).isRecording()).isFalse();
        assertThat(application(false).isStartCacheDue()).isFalse();
        assertThat(application(false).command()).noneMatch(word -> word.contains("AOT"));
    }

    @Test
    void nothingIsDueOnceItsJarWasCleanedAway() throws IOException {
        Files.createFile(recording());
        Files.delete(built);

        assertThat(application(true).isStartCacheDue()).isFalse();
    }

    @Test
    void canBeStoppedEvenIfWhatItRunsIsGone() throws IOException {
        Files.delete(unpacked);

        assertThat(application(true).isRecording()).isTrue();
        assertThat(application(true).isStartCacheDue()).isFalse();
    }

    private Application application(boolean startCaches) {
        var settings = new Settings(
                directory, new Home(directory.resolve("home")), new Ports(1, 2, 1000), Map.of(), startCaches);
        return Application.of("part", built, new Jvm(64, false, directory), settings);
    }

    private Path recording() {
        var option = "-XX:AOTConfiguration=";
        return application(true).command().stream()
                .filter(word -> word.startsWith(option))
                .map(word -> Path.of(word.substring(option.length())))
                .findFirst()
                .orElseThrow();
    }

    private Path startCache() {
        return Path.of(recording().toString().replaceFirst("aotconf$", "aot"));
    }
}
