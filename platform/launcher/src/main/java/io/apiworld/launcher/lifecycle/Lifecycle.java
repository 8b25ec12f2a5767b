package io.apiworld.launcher.lifecycle;

import io.apiworld.launcher.part.Part;
import io.apiworld.launcher.part.Parts;
import io.apiworld.launcher.process.Records;
import io.apiworld.launcher.process.Running;
import io.apiworld.launcher.progress.Progress;
import io.apiworld.launcher.progress.Stage;
import io.apiworld.launcher.secret.Secrets;
import io.apiworld.launcher.setting.RecordedPorts;
import io.apiworld.launcher.setting.Settings;
import io.apiworld.launcher.tls.Certificates;
import io.apiworld.launcher.trouble.Trouble;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Starts and stops parts of one world. Whatever changes it holds its lock. */
public final class Lifecycle {

    private final Settings settings;
    private final Parts parts;
    private final Records records;
    private final Clock clock;
    private final Duration patience;

    public Lifecycle(Settings settings, Parts parts, Clock clock, Duration patience) {
        this.settings = settings;
        this.parts = parts;
        this.records = new Records(settings.home().run());
        this.clock = clock;
        this.patience = patience;
    }

    /** Whether all those parts run and are ready. */
    public boolean up(List<Part> wanted) {
        return wanted.stream().allMatch(part -> state(part).stage() == Stage.READY);
    }

    public void start(List<Part> wanted, Progress progress) {
        try (var _ = WorldLock.of(settings.home())) {
            startLocked(wanted, progress);
        }
    }

    /** Parts that others need go last. */
    public void stop(List<Part> wanted, Progress progress) {
        try (var _ = WorldLock.of(settings.home())) {
            stopLocked(wanted, progress);
        }
    }

    public void restart(Part part, Progress progress) {
        try (var _ = WorldLock.of(settings.home())) {
            stopLocked(List.of(part), Progress.UNSEEN);
            startLocked(List.of(part), progress);
        }
    }

    /** Ends a part in the way of a power failure. */
    public void kill(Part part) {
        records.alive(part.name()).ifPresent(Running::kill);
    }

    public PartState state(Part part) {
        var recorded = records.recorded(part.name());
        if (recorded.isEmpty()) {
            return new PartState(part, Stage.STOPPED, "", null);
        }
        if (!recorded.get().alive()) {
            return new PartState(part, Stage.FAILED, "ended by itself", null);
        }
        return part.readiness()
                .missing()
                .map(missing -> new PartState(part, Stage.STARTING, missing, recorded.get()))
                .orElseGet(() -> new PartState(part, Stage.READY, "", recorded.get()));
    }

    /** Certificates, secrets: what must be there before any part starts. */
    public void prepare(Map<String, List<String>> names) {
        new Certificates(settings.home().tls(), clock).make(names);
        new Secrets(settings.home().secrets()).make();
    }

    /** New certificates for these parts; those that run take them over by themselves. */
    public void renewCertificates(List<String> names) {
        try (var _ = WorldLock.of(settings.home())) {
            new Certificates(settings.home().tls(), clock).renew(names);
        }
    }

    public void makeStartCaches(List<String> names, Progress progress) {
        try (var _ = WorldLock.of(settings.home())) {
            names.parallelStream().forEach(name -> {
                progress.now(name, Stage.PREPARING, "");
                var trouble = parts.makeStartCache(name);
                progress.now(name, trouble.isEmpty() ? Stage.READY : Stage.FAILED, trouble.orElse(""));
            });
        }
    }

    private void startLocked(List<Part> wanted, Progress progress) {
        requireBuilt(wanted);
        prepare(Map.of());
        PortsTaken.check(wanted.stream()
                .filter(part -> records.alive(part.name()).isEmpty())
                .toList());
        RecordedPorts.keep(settings.home(), settings.ports());
        new Startup(settings.home(), records, progress, patience).run(wanted);
    }

    private void stopLocked(List<Part> wanted, Progress progress) {
        var needed = parts.all().stream().flatMap(part -> part.after().stream()).collect(Collectors.toSet());
        Predicate<Part> isNeeded = part -> needed.contains(part.name());
        wanted.parallelStream().filter(isNeeded.negate()).forEach(part -> stop(part, progress));
        wanted.parallelStream().filter(isNeeded).forEach(part -> stop(part, progress));
    }

    private void stop(Part part, Progress progress) {
        records.alive(part.name()).ifPresent(running -> {
            progress.now(part.name(), Stage.STOPPING, "");
            part.stop().accept(running);
            progress.now(part.name(), Stage.STOPPED, "");
        });
        records.forget(part.name());
    }

    private void requireBuilt(List<Part> wanted) {
        var missing = wanted.stream()
                .filter(part -> !part.name().equals(Parts.POSTGRES))
                .map(part -> Parts.jarOf(part.name(), settings))
                .filter(jar -> !Files.exists(jar))
                .map(jar -> settings.root().relativize(jar).toString())
                .toList();
        if (!missing.isEmpty()) {
            throw new Trouble(
                    "Not built: " + String.join(", ", missing),
                    "Start by ./api-world up, which builds what is missing.");
        }
    }
}
