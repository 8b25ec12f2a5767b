package io.apiworld.launcher.postgres;

import io.apiworld.launcher.process.Command;
import io.apiworld.launcher.trouble.Trouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who PostgreSQL runs as. It refuses to be root; where this process is, it is put into a user namespace of its own, or
 * where that is not allowed (as in most containers) into the account "nobody".
 *
 * @param prefix of each of its commands
 * @param owner user id that must own its files, if not this process's
 */
record Account(List<String> prefix, Optional<Integer> owner) {

    private static final int NOBODY = 65534;
    private static final Account OURS = new Account(List.of(), Optional.empty());
    private static final Account NAMESPACE = new Account(List.of("unshare", "-U"), Optional.empty());

    static Account suitable(Path data) {
        if (!"root".equals(System.getProperty("user.name"))) {
            return OURS;
        }
        if (Command.run("unshare", "-U", "true").succeeded()) {
            return NAMESPACE;
        }
        var nobody = new Account(
                List.of("setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups"), Optional.of(NOBODY));
        if (nobody.reaches(data)) {
            return nobody;
        }
        throw new Trouble(
                "PostgreSQL refuses to run as root, and the account \"nobody\" may not enter " + data + ".",
                "Run API World as an ordinary user, or give --home a directory that everyone may enter.",
                Trouble.REFUSED);
    }

    /** Hands over a directory, with what is in it. */
    void own(Path tree) {
        owner.ifPresent(user -> {
            try (var files = Files.walk(tree)) {
                for (var file : files.toList()) {
                    Files.setAttribute(file, "unix:uid", user);
                    Files.setAttribute(file, "unix:gid", user);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    List<String> command(String... words) {
        return Stream.concat(prefix.stream(), Stream.of(words)).toList();
    }

    private boolean reaches(Path directory) {
        return Command.run(command("test", "-x", directory.toString()).toArray(String[]::new))
                .succeeded();
    }
}
