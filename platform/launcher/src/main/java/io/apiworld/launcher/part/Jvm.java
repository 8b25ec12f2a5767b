package io.apiworld.launcher.part;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a part's JVM is run so that eight of them fit on a laptop.
 *
 * @param light nobody waits for its computing: the compiler that is quick at once does, for two thirds of the CPU of a start
 */
record Jvm(int heapMegabytes, boolean light, Path crashes) {

    private static final List<String> SMALL = List.of(
            "-XX:+UseSerialGC",
            "-Xss512k",
            "-XX:MaxMetaspaceSize=192m",
            "-XX:ReservedCodeCacheSize=64m",
            "-XX:+ExitOnOutOfMemoryError",
            "-Djava.security.egd=file:/dev/urandom",
            "--enable-native-access=ALL-UNNAMED");

    List<String> command(String home, List<String> more, Path jar) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Seen by ps(1): tells worlds apart.
        command.add("-Dapiworld.home=" + home);
        command.add("-Xmx" + heapMegabytes + "m");
        command.addAll(SMALL);
        if (light) {
            command.add("-XX:TieredStopAtLevel=1");
        }
        command.add("-XX:ErrorFile=" + crashes.resolve("crash-%p.log"));
        command.addAll(more);
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }
}
