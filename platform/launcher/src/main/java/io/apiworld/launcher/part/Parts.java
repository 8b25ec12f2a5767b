package io.apiworld.launcher.part;

import io.apiworld.launcher.postgres.Cluster;
import io.apiworld.launcher.postgres.Databases;
import io.apiworld.launcher.process.Program;
import io.apiworld.launcher.process.Running;
import io.apiworld.launcher.secret.Secrets;
import io.apiworld.launcher.setting.Settings;
import io.apiworld.launcher.trouble.Trouble;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** All parts of one world, in the order in which they are shown. */
public record Parts(Settings settings, Supplier<HttpClient> client) {

    public static final String POSTGRES = "postgres";
    public static final String ZIPKIN = "zipkin";

    /** Longer than a service takes to finish its requests. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Longer than a service takes to write down what a start cache is made of, with eight that do so on two cores. */
    private static final Duration PATIENCE_WITH_RECORDING = Duration.ofSeconds(90);

    public List<Part> all() {
        var parts = new ArrayList<Part>();
        parts.add(postgres());
        parts.add(zipkin());
        for (var service : Service.values()) {
            parts.add(service(service));
        }
        return parts;
    }

    public Part named(String name) {
        return all().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Trouble(
                        "There is no part \"" + name + "\".",
                        "The parts are: " + String.join(", ", names()),
                        Trouble.REFUSED));
    }

    public List<String> names() {
        return all().stream().map(Part::name).toList();
    }

    private Part postgres() {
        var port = settings.ports().postgres();
        var cluster =
                new Cluster(settings.home(), port, new Secrets(settings.home().secrets()));
        return new Part(
                POSTGRES,
                URI.create("postgresql://127.0.0.1:" + port),
                Set.of(),
                List.of(port),
                cluster::prepared,
                () -> cluster.databases().made(),
                running -> {
                    if (!cluster.stopped()) {
                        running.stop(PATIENCE);
                    }
                });
    }

    private Part zipkin() {
        var port = settings.ports().zipkin();
        var address = URI.create("http://localhost:" + port);
        return new Part(
                ZIPKIN,
                address.resolve("/zipkin/"),
                Set.of(),
                List.of(port),
                () -> new Zipkin(settings).program(),
                new HealthEndpoint(client, address.resolve("/health")),
                running -> stop(running, new Zipkin(settings).application()));
    }

    private Part service(Service service) {
        var ports = settings.ports();
        var number = service.number();
        var taken = new ArrayList<>(List.of(ports.service(number), ports.management(number)));
        if (service == Service.GATEWAY) {
            taken.add(ports.http());
        }
        if (service == Service.SANDBOX) {
            taken.addAll(new TlsSites(ports).all());
        }
        return new Part(
                service.partName(),
                URI.create("https://localhost:" + ports.service(number)),
                Databases.NAMES.containsKey(service.partName()) ? Set.of(POSTGRES) : Set.of(),
                taken,
                () -> program(service),
                new HealthEndpoint(
                        client,
                        URI.create("https://localhost:" + ports.management(number) + "/actuator/health/readiness")),
                running -> stop(running, application(service)));
    }

    private Program program(Service service) {
        return new Program(
                application(service).command(),
                new ServiceEnvironment(settings).of(service),
                settings.home().path());
    }

    private Application application(Service service) {
        return Application.of(
                service.partName(),
                service.jarIn(settings.root()),
                service.jvm(settings.home().logs()),
                settings);
    }

    private Map<String, Application> applications() {
        var all = new LinkedHashMap<String, Application>();
        all.put(ZIPKIN, new Zipkin(settings).application());
        for (var service : Service.values()) {
            all.put(service.partName(), application(service));
        }
        return all;
    }

    /** The parts whose next start can be made quicker now that they have ended, by {@link #makeStartCache}. */
    public List<String> startCachesDue() {
        return applications().entrySet().stream()
                .filter(part -> part.getValue().isStartCacheDue())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Makes what the part will start with from now on. Returns when it is done, with what went wrong. */
    public Optional<String> makeStartCache(String name) {
        return Optional.ofNullable(applications().get(name)).flatMap(Application::makeStartCache);
    }

    private static void stop(Running running, Application application) {
        running.stop(application.isRecording() ? PATIENCE_WITH_RECORDING : PATIENCE);
    }

    /** What must have been built before the part can start. */
    public static Path jarOf(String name, Settings settings) {
        return Service.named(name)
                .map(service -> service.jarIn(settings.root()))
                .orElse(settings.zipkinJar());
    }
}
