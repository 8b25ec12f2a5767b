package io.apiworld.launcher.part;

import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.launcher.process.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a real JVM that runs a jar of one class. */
class StartCacheTests {

    /** The JVM ends at once if it cannot use the cache, instead of doing without. */
    private static final String OR_NOT_AT_ALL = "-XX:AOTMode=on";

    @TempDir
    Path directory;

    private StartCache cache;
    private Jvm jvm;

    public static final class Greeter {

        public static void main(String[] arguments) {
            System.out.println("Good day");
        }
    }

    @BeforeEach
    void jarOfOneClass() throws IOException {
        jvm = new Jvm(64, false, directory);
        jar(Greeter.class);
        cache = new StartCache(program());
    }

    @Test
    void aCacheIsMadeOfTheFirstRunAndUsedByTheNext() {
        assertThat(run(cache.options()).output()).startsWith("Good day");
        assertThat(cache.isDue()).isTrue();

        assertThat(cache.make(jvm)).isEmpty();

        assertThat(cache.isDue()).isFalse();
        assertThat(run(cache.options(), OR_NOT_AT_ALL)).isEqualTo(new Command(0, "Good day"));
    }

    @Test
    void anotherJarIsRunWithoutIt() throws IOException {
        // The JVM of JDK 25 does not notice by itself, and would greet as before
        run(cache.options());
        assertThat(cache.make(jvm)).isEmpty();
        assertThat(String.join(" ", cache.options())).contains("-XX:AOTCache=");
        jar(Greeter.class, StartCacheTests.class);

        assertThat(String.join(" ", cache.options())).doesNotContain("-XX:AOTCache=");
        assertThat(cache.isDue()).isFalse();
        assertThat(run(cache.options()).output()).startsWith("Good day");
        assertThat(cache.isDue()).isTrue();
    }

    @Test
    void aBrokenRecordingLeavesNoCache() throws IOException {
        run(cache.options());
        Files.writeString(recording(), "not a recording");

        assertThat(cache.make(jvm)).isPresent();

        assertThat(cache.isDue()).isFalse();
        assertThat(String.join(" ", cache.options())).contains("record").doesNotContain("AOTCache");
        assertThat(run(cache.options()).succeeded()).isTrue();
    }

    private Command run(List<String> options, String... more) {
        var all = new ArrayList<>(options);
        all.addAll(List.of(more));
        return Command.run(jvm.command(directory.toString(), all, program()), Map.of(), directory);
    }

    private Path recording() throws IOException {
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".aotconf"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private Path program() {
        return directory.resolve("greeter.jar");
    }

    private void jar(Class<?>... classes) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Greeter.class.getName());
        try (var jar = new JarOutputStream(Files.newOutputStream(program()), manifest)) {
            for (var type : classes) {
                var name = type.getName().replace('.', '/') + ".class";
                jar.putNextEntry(new JarEntry(name));
                try (var bytes = type.getClassLoader().getResourceAsStream(name)) {
                    jar.write(bytes.readAllBytes());
                }
            }
        }
    }
}
