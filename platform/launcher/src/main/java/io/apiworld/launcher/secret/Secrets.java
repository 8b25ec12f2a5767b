package io.apiworld.launcher.secret;

import io.apiworld.launcher.trouble.Trouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;

/** One file for each secret, named after the property that reads it, in a directory for each reader. */
public record Secrets(Path directory) {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** Without those that look alike. */
    private static final String READABLE = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final List<String> WITH_DATABASE =
            List.of("auth-server", "crm-service", "chat-service", "webhook-dispatcher", "lab");
    private static final List<String> OTHERS = List.of("gateway", "sandbox", "postgres");
    private static final List<String> CLIENT_SERVICES =
            List.of("chat-service", "crm-service", "webhook-dispatcher", "lab");

    /** By which lessons look at what services have stored. */
    private static final String READER = "lesson.stores.password";

    /** Makes what is missing and leaves what is there. */
    public void make() {
        WITH_DATABASE.forEach(service -> ensure(service, "spring.datasource.password", Secrets::random));
        OTHERS.forEach(part -> PrivateFiles.directory(directory.resolve(part)));
        Person.ALL.forEach(
                person -> ensure("auth-server", "people." + person.username() + ".password", Secrets::readable));
        Client.ALL.forEach(client -> ensure("auth-server", "clients." + client.name() + ".secret", Secrets::random));
        ensure("auth-server", "signing-keys.encryption-key", Secrets::key);
        copy("auth-server", "clients.console.secret", "gateway", "oauth2.client-secret");
        copy("auth-server", "clients.gateway.secret", "gateway", "identity.client-secret");
        CLIENT_SERVICES.forEach(
                service -> copy("auth-server", "clients." + service + ".secret", service, "oauth2.client-secret"));
        // By which the lab knows that it is the gateway who tells of calls
        ensure("gateway", "tap.secret", Secrets::random);
        copy("gateway", "tap.secret", "lab", "tap.secret");
        // The lab's lessons sign in as the demonstration's people
        Person.ALL.forEach(person -> copy(
                "auth-server",
                "people." + person.username() + ".password",
                "lab",
                "lesson.people." + person.username() + ".password"));
        Client.OF_LESSONS.forEach(client ->
                copy("auth-server", "clients." + client + ".secret", "lab", "lesson.clients." + client + ".secret"));
        ensure("lab", READER, Secrets::random);
        ensure("webhook-dispatcher", "endpoints.crm.secret", () -> "whsec_" + key());
        copy("webhook-dispatcher", "endpoints.crm.secret", "crm-service", "inbound.secret");
        ensure("webhook-dispatcher", "endpoints.encryption-key", Secrets::key);
        ensure("postgres", "password", Secrets::random);
    }

    public String passwordOf(String username) {
        return read("auth-server", "people." + username + ".password");
    }

    public String secretOfClient(String client) {
        return read("auth-server", "clients." + client + ".secret");
    }

    public String databasePasswordOf(String service) {
        return read(service, "spring.datasource.password");
    }

    public String readerPassword() {
        return read("lab", READER);
    }

    public Path superuserPasswordFile() {
        return directory.resolve("postgres/password");
    }

    public String superuserPassword() {
        return read("postgres", "password");
    }

    private String read(String reader, String name) {
        var file = directory.resolve(reader).resolve(name);
        try {
            return Files.readString(file);
        } catch (IOException missing) {
            throw new Trouble("There is no secret " + file + ".", "It is made by: ./api-world up", Trouble.FAILED);
        }
    }

    private void ensure(String reader, String name, Supplier<String> value) {
        var file = directory.resolve(reader).resolve(name);
        if (!Files.exists(file)) {
            PrivateFiles.write(file, value.get());
        }
    }

    /** Two services share the secret: whoever changes the first copy changes both. */
    private void copy(String from, String name, String to, String as) {
        var file = directory.resolve(to).resolve(as);
        var value = read(from, name);
        try {
            if (!Files.exists(file) || !Files.readString(file).equals(value)) {
                PrivateFiles.write(file, value);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String readable() {
        var password = new StringBuilder();
        for (var i = 0; i < 15; i++) {
            password.append(i % 5 == 4 && i < 14 ? '-' : READABLE.charAt(RANDOM.nextInt(READABLE.length())));
        }
        return password.toString();
    }

    private static String random() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(24));
    }

    private static String key() {
        return Base64.getEncoder().encodeToString(bytes(32));
    }

    private static byte[] bytes(int count) {
        var bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
