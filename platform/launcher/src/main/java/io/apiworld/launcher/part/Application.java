package io.apiworld.launcher.part;

import io.apiworld.launcher.setting.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An executable jar as this machine runs it: unpacked, in a small JVM, with what the start before has taught. */
record Application(Settings settings, Jvm jvm, UnpackedJar jar) {

    static Application of(String part, Path jar, Jvm jvm, Settings settings) {
        return new Application(
                settings, jvm, new UnpackedJar(jar, settings.home().cache().resolve(part)));
    }

    /** How to run it, from now on out of its own directory. */
    List<String> command(String... more) {
        var program = jar.ready();
        var options = new ArrayList<>(settings.startCaches() ? new StartCache(program).options() : List.of());
        options.addAll(List.of(more));
        return jvm.command(settings.home().path().toString(), options, program);
    }

    /** Whether it writes down, when it ends, what a start cache can be made of; that takes its time. */
    boolean isRecording() {
        return settings.startCaches() && !new StartCache(jar.path()).exists();
    }

    /** Whether it has ended since it was unpacked and left what its next start can be made quicker with. */
    boolean isStartCacheDue() {
        return settings.startCaches() && jar.isFresh() && new StartCache(jar.path()).isDue();
    }

    /** @return why its next start will not be quicker */
    Optional<String> makeStartCache() {
        return new StartCache(jar.path()).make(jvm);
    }
}
