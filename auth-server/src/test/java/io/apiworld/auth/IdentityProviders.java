package io.apiworld.auth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The certified npm package oidc-provider, once for each vendor's shape; installed below {@code target}. */
final class IdentityProviders implements AutoCloseable {

    static final String SECRET = "a-secret-of-the-federation-tests";

    private static final Path SOURCE = Path.of("src/test/node");
    private static final Path INSTALLED = Path.of("target/node");

    private final Process node;
    private final JsonNode issuers;

    /** @param vendors by provider: the path of the issuer, whether it ends with a slash, where it may redirect to */
    IdentityProviders(Map<String, Map<String, Object>> vendors) {
        try {
            install();
            node = new ProcessBuilder("node", "idp.mjs", JsonMapper.shared().writeValueAsString(vendors))
                    .directory(INSTALLED.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            issuers = firstObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean canRun() {
        var there = List.of(System.getenv().getOrDefault("PATH", "").split(":")).stream()
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "node")));
        if (!there && "true".equals(System.getenv("CI"))) {
            throw new IllegalStateException("In CI nothing is skipped, and node is not on the PATH");
        }
        return there;
    }

    String issuer(String vendor) {
        return issuers.path(vendor).asString();
    }

    /** Who sits before the browser at every provider from now on. */
    void isVisitedBy(Map<String, Object> person) {
        var root = URI.create(issuer("google")).resolve("/person");
        var request = HttpRequest.newBuilder(root)
                .POST(BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(person)))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            http.send(request, BodyHandlers.discarding());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        node.destroy();
    }

    /** The provider also prints warnings. */
    private JsonNode firstObject() throws IOException {
        var lines = node.inputReader();
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("{")) {
                return JsonMapper.shared().readTree(line);
            }
        }
        throw new IllegalStateException("The identity providers did not start");
    }

    private static void install() throws IOException {
        Files.createDirectories(INSTALLED);
        for (var file : List.of("package.json", "idp.mjs")) {
            Files.copy(SOURCE.resolve(file), INSTALLED.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!Files.exists(INSTALLED.resolve("node_modules/oidc-provider"))) {
            var npm = new ProcessBuilder("npm", "install", "--no-audit", "--no-fund", "--silent")
                    .directory(INSTALLED.toFile())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                if (npm.waitFor() != 0) {
                    throw new IllegalStateException("npm install failed");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
