package io.apiworld.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/** Runs other people's npm clients; installed once a build, below {@code target}. */
final class ForeignClients {

    private static final Path SOURCE = Path.of("src/test/clients");
    private static final Path INSTALLED = Path.of("target/clients");

    record Result(int exitStatus, String output) {}

    /** The clients, installed with npm from the package list beside them. */
    static ForeignClients installed() {
        try {
            Files.createDirectories(INSTALLED);
            try (var files = Files.list(SOURCE)) {
                for (var file : files.toList()) {
                    Files.copy(file, INSTALLED.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var npm = execute(List.of("npm", "install", "--no-audit", "--no-fund", "--silent"), "");
        if (npm.exitStatus() != 0) {
            throw new IllegalStateException("npm install failed: " + npm.output());
        }
        return new ForeignClients();
    }

    /** @param input given to the script as JSON on standard input */
    Result run(String script, Object input) {
        return execute(List.of("node", script), Api.JSON.writeValueAsString(input));
    }

    /** A script that acts as a client of this world, and trusts its authority. */
    ForeignClient acting(String script, RunningWorld world) {
        return (scene, person) -> {
            var result = execute(
                    List.of("node", script),
                    Api.JSON.writeValueAsString(Task.in(world, scene, person)),
                    Map.of("NODE_EXTRA_CA_CERTS", world.certificate("ca.pem").toString()));
            if (result.exitStatus() != 0) {
                throw new AssertionError(script + " failed: " + result.output());
            }
            return Api.JSON.readTree(result.output());
        };
    }

    /** One scene, with all that it takes: passwords and secrets go this way alone, never on a command line. */
    private record Task(String scene, String issuer, Login person, Map<String, String> secrets) {

        record Login(String username, String password) {}

        static Task in(RunningWorld world, String scene, String person) {
            return new Task(
                    scene,
                    world.address(),
                    new Login(person, world.passwordOf(person)),
                    Map.of(
                            "console", world.secretOfClient("console"),
                            "gateway", world.secretOfClient("gateway"),
                            "integration", world.secretOfClient("integration")));
        }
    }

    private static Result execute(List<String> command, String input) {
        return execute(command, input, Map.of());
    }

    private static Result execute(List<String> command, String input, Map<String, String> environment) {
        try {
            var builder =
                    new ProcessBuilder(command).directory(INSTALLED.toFile()).redirectErrorStream(true);
            builder.environment().putAll(environment);
            var process = builder.start();
            try (var stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            }
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private ForeignClients() {}
}
