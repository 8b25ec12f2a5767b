package io.apiworld.launcher.postgres;

import io.apiworld.launcher.process.Command;
import io.apiworld.launcher.process.Program;
import io.apiworld.launcher.secret.Secrets;
import io.apiworld.launcher.setting.Home;
import io.apiworld.launcher.trouble.Trouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One PostgreSQL server with its data, under {@code var/data/postgres}. */
public final class Cluster {

    private static final Map<String, String> ENVIRONMENT = Map.of("LC_ALL", "C", "TZ", "UTC", "PATH", "/usr/bin:/bin");

    private final Home home;
    private final int port;
    private final Secrets secrets;

    public Cluster(Home home, int port, Secrets secrets) {
        this.home = home;
        this.port = port;
        this.secrets = secrets;
    }

    /** Makes all that is missing, and tells how to run the server. */
    public Program prepared() {
        try {
            var binaries = Binaries.in(home.cache());
            Files.createDirectories(home.data());
            var account = Account.suitable(home.data());
            if (!Files.exists(data().resolve("PG_VERSION"))) {
                initialise(binaries, account);
            }
            Files.writeString(data().resolve("api-world.conf"), settings());
            deletePidFileOfTheDead();
            account.own(data());
            var command = account.command(binaries.program("postgres"), "-D", data().toString());
            return new Program(command, ENVIRONMENT, home.path());
        } catch (IOException e) {
            throw new UncheckedIOException("Could not prepare PostgreSQL in " + data(), e);
        }
    }

    /** Connections are cut, transactions rolled back, and all is written: the next start need not recover. */
    public boolean stopped() {
        var binaries = Binaries.in(home.cache());
        var command = Account.suitable(home.data())
                .command(binaries.program("pg_ctl"), "-D", data().toString(), "-m", "fast", "-w", "stop");
        return Command.run(command, ENVIRONMENT, home.path()).succeeded();
    }

    public Databases databases() {
        return new Databases(port, secrets);
    }

    private Path data() {
        return home.data().resolve("postgres");
    }

    private void initialise(Binaries binaries, Account account) throws IOException {
        var draft = home.data().resolve("postgres.new");
        Home.delete(draft);
        Files.createDirectory(
                draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        var password = draft.resolveSibling("password.new");
        Files.deleteIfExists(password);
        Files.copy(secrets.superuserPasswordFile(), password, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        account.own(draft);
        account.own(password);
        try {
            run(initdb(binaries, account, draft, password));
            Files.writeString(
                    draft.resolve("postgresql.conf"),
                    "\ninclude_if_exists = 'api-world.conf'\n",
                    java.nio.file.StandardOpenOption.APPEND);
            Files.move(draft, data());
        } finally {
            Files.deleteIfExists(password);
        }
    }

    private static List<String> initdb(Binaries binaries, Account account, Path data, Path password) {
        var command = new ArrayList<>(account.command(binaries.program("initdb")));
        command.addAll(List.of("-D", data.toString(), "--username=postgres", "--pwfile=" + password));
        command.addAll(List.of("--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--no-sync"));
        return command;
    }

    private void run(List<String> command) {
        var answer = Command.run(command, ENVIRONMENT, home.path());
        if (!answer.succeeded()) {
            throw new Trouble("PostgreSQL could not make its data directory.", answer.output());
        }
    }

    // It would believe to be running already if the number of its process is used again by another one.
    private void deletePidFileOfTheDead() throws IOException {
        var file = data().resolve("postmaster.pid");
        if (Files.exists(file)) {
            var pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
            var alive = ProcessHandle.of(pid)
                    .flatMap(process -> process.info().command())
                    .filter(command -> command.endsWith("postgres"))
                    .isPresent();
            if (!alive) {
                Files.delete(file);
            }
        }
    }

    private String settings() {
        return """
                # Written at each start.
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = ''
                max_connections = 80
                shared_buffers = 48MB
                work_mem = 4MB
                maintenance_work_mem = 32MB
                wal_level = minimal
                max_wal_senders = 0
                max_wal_size = 256MB
                max_parallel_workers_per_gather = 0
                jit = off
                log_line_prefix = '%%m [%%p] %%d '
                log_timezone = 'UTC'
                timezone = 'UTC'
                """.formatted(port);
    }
}
