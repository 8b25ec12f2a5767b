package io.apiworld.system;

import io.apiworld.launcher.World;
import io.apiworld.launcher.demo.Scenario;
import io.apiworld.launcher.demo.Story;
import io.apiworld.launcher.progress.Progress;
import io.apiworld.launcher.secret.Person;
import io.apiworld.launcher.setting.Home;
import io.apiworld.launcher.setting.Ports;
import io.apiworld.launcher.setting.Settings;
import io.apiworld.launcher.token.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** One API World, started as a user starts it, on ports of its own beside any other that may run here. */
final class RunningWorld implements AutoCloseable {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /** What a machine client may ask for; a client gets no scope that it does not ask for. */
    private static final List<String> SCOPES = List.of(
            "read:customers",
            "write:customers",
            "read:tickets",
            "write:tickets",
            "read:chat",
            "write:chat",
            "read:webhooks",
            "write:webhooks");

    private final World world = new World(
            new Settings(ROOT, new Home(Path.of("target/world").toAbsolutePath()), new Ports(28843, 28880, 28400)));
    private final Map<String, Kept> tokens = new ConcurrentHashMap<>();
    private final Map<String, String> tokensUsed = new ConcurrentHashMap<>();
    private final Api api;
    private final Story scenario;

    /** Starts everything from nothing, and plays the main scenario once. */
    RunningWorld() {
        world.reset(Progress.UNSEEN);
        world.start((part, stage, detail) -> System.out.printf("%-20s %s %s%n", part, stage, detail));
        api = Api.at(world.address(), world.client());
        scenario = new Scenario(world.address(), world.certificateAuthority(), world.secrets(), Clock.systemUTC())
                .play(_ -> {});
    }

    /** A client that is nobody. */
    Api api() {
        return api;
    }

    /** What the one scenario of this run did. */
    Story scenario() {
        return scenario;
    }

    String tokenOf(String person) {
        var known = Person.named(person);
        return token(person, () -> tokens().ofPerson(known, known.scopes()).value());
    }

    /** A token of the person or client that holds this scope and no other. */
    String tokenOf(String holder, String scope) {
        return token(
                holder + " for " + scope,
                () -> person(holder)
                        .map(person -> tokens().ofPerson(person, List.of(scope)))
                        .orElseGet(() -> tokens().ofClient(holder, List.of(scope)))
                        .value());
    }

    /** All that the person's role, or the client, can have. */
    static List<String> scopesOf(String holder) {
        return person(holder).map(Person::scopes).orElse(SCOPES);
    }

    private static Optional<Person> person(String name) {
        return Person.ALL.stream().filter(one -> one.username().equals(name)).findFirst();
    }

    String tokenOfClient(String client) {
        return token(client, () -> tokens().ofClient(client, SCOPES).value());
    }

    /** All tests together take longer than a token lasts. */
    private String token(String name, Supplier<String> anew) {
        return tokens.compute(name, (_, kept) -> {
                    if (kept != null && kept.isFresh()) {
                        return kept;
                    }
                    var token = new Kept(anew.get(), Instant.now());
                    tokensUsed.put(name + " since " + token.since(), token.value());
                    return token;
                })
                .value();
    }

    private record Kept(String value, Instant since) {

        /** Half of what a token lasts: enough for whatever a test does with it. */
        boolean isFresh() {
            return Instant.now().isBefore(since.plus(Duration.ofMinutes(5)));
        }
    }

    String passwordOf(String person) {
        return world.secrets().passwordOf(person);
    }

    String secretOfClient(String client) {
        return world.secrets().secretOfClient(client);
    }

    /** Every token that this run has used, by who used it. */
    Map<String, String> tokensUsed() {
        return Map.copyOf(tokensUsed);
    }

    /** Everything secret that was made at the first start, by the name of its file. */
    Map<String, String> secrets() {
        try (var files = Files.walk(world.settings().home().secrets())) {
            return files.filter(Files::isRegularFile)
                    .collect(Collectors.toMap(
                            file -> world.settings()
                                    .home()
                                    .secrets()
                                    .relativize(file)
                                    .toString(),
                            RunningWorld::read));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines of a service's log. */
    List<String> log(String service) {
        return read(world.settings().home().log(service)).lines().toList();
    }

    /** All logs, whole, by the name of the file. */
    Map<String, String> logs() {
        try (var files = Files.list(world.settings().home().logs())) {
            return files.collect(Collectors.toMap(file -> file.getFileName().toString(), RunningWorld::read));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address of a receiver of the sandbox, as the dispatcher reaches it. */
    String sandbox(String receiver) {
        return "https://localhost:%d/sandbox/receivers/%s/inbox"
                .formatted(world.settings().ports().internal() + 6, receiver);
    }

    /** Restarts the service with these properties over its own. */
    void set(String service, String yaml) {
        var file = world.settings().home().settings(service);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        restart(service);
    }

    /** Restarts the service as it came. */
    void unset(String service) {
        Home.delete(world.settings().home().settings(service));
        restart(service);
    }

    /** The port of a site of the TLS lab, counted from the first. */
    int tlsSite(int number) {
        return world.settings().ports().tlsLab() + number;
    }

    /** A file among the certificates. */
    Path certificate(String file) {
        return world.settings().home().tls().resolve(file);
    }

    int httpsPort() {
        return world.settings().ports().https();
    }

    int httpPort() {
        return world.settings().ports().http();
    }

    /** As {@code ./api-world certificates renew} does; whether it is taken over is to be asked for. */
    void renewCertificate(String part) {
        world.renewCertificates(List.of(part));
    }

    boolean showsItsCertificate(String part) {
        return world.showsItsCertificate(part);
    }

    /** A command as one types it in the directory of a checkout whose world is this one. */
    CommandLine.Result shell(String command) {
        var checkout = Path.of("target/checkout").toAbsolutePath();
        try {
            Files.createDirectories(checkout);
            link(checkout.resolve("api-world"), ROOT.resolve("api-world"));
            link(checkout.resolve("var"), world.settings().home().path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var ports = world.settings().ports();
        return CommandLine.run(
                checkout,
                "env",
                "API_WORLD_HOME=" + world.settings().home().path(),
                "API_WORLD_PORT=" + ports.https(),
                "API_WORLD_HTTP_PORT=" + ports.http(),
                "API_WORLD_INTERNAL_PORTS=" + ports.internal(),
                "bash",
                "-c",
                command);
    }

    private static void link(Path link, Path target) throws IOException {
        if (!Files.exists(link)) {
            Files.createSymbolicLink(link, target);
        }
    }

    void kill(String service) {
        world.kill(service);
    }

    void start(String service) {
        world.start(List.of(service), Progress.UNSEEN);
    }

    void restart(String service) {
        world.restart(service, Progress.UNSEEN);
    }

    String address() {
        return world.address().toString();
    }

    @Override
    public void close() {
        world.stop(Progress.UNSEEN);
    }

    private Tokens tokens() {
        return world.tokens();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
