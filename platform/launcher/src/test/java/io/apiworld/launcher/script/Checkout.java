package io.apiworld.launcher.script;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A copy of the script in a directory of its own, with a Maven and a JDK that only write down how they were called. */
record Checkout(Path root) {

    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");
    private static final List<String> SERVICES =
            List.of("gateway", "auth-server", "crm-service", "chat-service", "webhook-dispatcher");

    record Outcome(int exitCode, String output) {}

    static Checkout in(Path directory) throws IOException {
        var checkout = new Checkout(directory);
        Files.createDirectories(directory);
        for (var script : List.of("api-world", "platform/jdk.sh")) {
            Files.createDirectories(directory.resolve(script).getParent());
            Files.copy(thisCheckout().resolve(script), directory.resolve(script), StandardCopyOption.COPY_ATTRIBUTES);
        }
        checkout.file("pom.xml");
        for (var module : SERVICES) {
            checkout.module(module);
        }
        for (var module :
                List.of("lab/server", "lab/sandbox", "lab/console", "platform/service-defaults", "platform/launcher")) {
            checkout.module(module);
        }
        checkout.executable("mvnw", """
                #!/bin/sh
                echo "$@" >> "$(dirname "$0")/maven-calls"
                [ ! -e "$(dirname "$0")/broken" ] || { echo "[ERROR] it does not compile"; exit 1; }
                [ ! -e "$(dirname "$0")/slow" ] || { echo $$ > "$(dirname "$0")/maven-pid"; exec sleep 60; }
                for jar in $(cat "$(dirname "$0")/jars"); do mkdir -p "$(dirname "$jar")"; touch "$jar"; done
                """);
        Files.write(directory.resolve("jars"), checkout.jars());
        checkout.jdk("jdk", "25.0.1");
        return checkout;
    }

    /** All that a build makes, newer than every source. */
    void build() throws IOException {
        for (var jar : jars()) {
            file(jar);
            Files.setLastModifiedTime(root.resolve(jar), FileTime.from(LONG_AGO.plus(Duration.ofDays(1))));
        }
    }

    void jdk(String name, String version) throws IOException {
        Files.createDirectories(root.resolve(name + "/bin"));
        Files.writeString(root.resolve(name + "/release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        executable(name + "/bin/javac", "#!/bin/sh\n");
        executable(name + "/bin/java", """
                #!/bin/sh
                echo "java of %s: root=$API_WORLD_ROOT in $PWD"
                for word in "$@"; do echo "<$word>"; done
                """.formatted(name));
    }

    void edit(String source) throws IOException {
        file(source);
        Files.setLastModifiedTime(root.resolve(source), FileTime.from(LONG_AGO.plus(Duration.ofDays(2))));
    }

    Outcome run(String... arguments) throws Exception {
        return run(root, root.resolve("api-world"), Map.of(), arguments);
    }

    Outcome run(Path directory, Path script, Map<String, String> environment, String... arguments) throws Exception {
        var process = started(directory, script, environment, arguments);
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return new Outcome(process.exitValue(), output);
    }

    Process started(Path directory, Path script, Map<String, String> environment, String... arguments)
            throws IOException {
        var command = new ArrayList<>(List.of("bash", script.toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of(
                        "PATH",
                        "/usr/bin:/bin",
                        "JAVA_HOME",
                        root.resolve("jdk").toString()));
        builder.environment().putAll(environment);
        return builder.start();
    }

    List<String> mavenCalls() throws IOException {
        var calls = root.resolve("maven-calls");
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    private List<String> jars() {
        var jars = new ArrayList<String>();
        SERVICES.forEach(service -> jars.add(service + "/target/" + service + ".jar"));
        jars.addAll(List.of(
                "lab/server/target/lab-server.jar",
                "lab/sandbox/target/lab-sandbox.jar",
                "platform/launcher/target/launcher.jar",
                "platform/launcher/target/dist/zipkin.jar"));
        return jars;
    }

    private void module(String directory) throws IOException {
        file(directory + "/pom.xml");
        file(directory + "/src/main/java/Code.java");
        file(directory + "/src/test/java/CodeTests.java");
        for (var folder = root.resolve(directory + "/src/main/java");
                !folder.equals(root);
                folder = folder.getParent()) {
            Files.setLastModifiedTime(folder, FileTime.from(LONG_AGO));
        }
    }

    private void file(String name) throws IOException {
        var file = root.resolve(name);
        Files.createDirectories(file.getParent());
        if (!Files.exists(file)) {
            Files.createFile(file);
        }
        Files.setLastModifiedTime(file, FileTime.from(LONG_AGO));
    }

    private void executable(String name, String text) throws IOException {
        Files.writeString(root.resolve(name), text);
        Files.setPosixFilePermissions(root.resolve(name), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static Path thisCheckout() {
        for (var directory = Path.of("").toAbsolutePath(); directory != null; directory = directory.getParent()) {
            if (Files.exists(directory.resolve("api-world"))) {
                return directory;
            }
        }
        throw new IllegalStateException("The script is not above " + Path.of("").toAbsolutePath());
    }
}
