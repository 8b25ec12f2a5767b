package io.apiworld.lab.system;

import io.apiworld.lab.system.SystemPicture.PartHealth;
import io.apiworld.lab.watching.Remembered;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Looks at all parts at once. */
final class SystemWatch implements PartsInNeed {

    /** The checks have their own limits; this one is for what none of them bounds, like a name that is slow to resolve. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final Landscape landscape;
    private final Duration patience;
    private final Clock clock;
    private final Misses misses;
    private final Remembered<SystemPicture> picture;

    SystemWatch(Landscape landscape, WatchRules rules, Clock clock) {
        this.landscape = landscape;
        this.patience = rules.timeout().plus(GRACE);
        this.clock = clock;
        this.misses = new Misses(rules.misses());
        this.picture = new Remembered<>(this::look, rules.freshFor(), clock);
    }

    SystemPicture picture() {
        return picture.value();
    }

    @Override
    public Set<String> notUp(Set<String> names) {
        return picture().parts().stream()
                .filter(part -> names.contains(part.name()) && !part.status().takesWork())
                .map(PartHealth::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    private SystemPicture look() {
        var parts = landscape.parts();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var looks = parts.stream().map(this::lookAt).toList();
            var found = threads.invokeAll(looks, patience.toMillis(), TimeUnit.MILLISECONDS);
            var health = IntStream.range(0, parts.size())
                    .mapToObj(index -> result(parts.get(index), found.get(index)))
                    .toList();
            return new SystemPicture(health, landscape.edges(), clock.instant());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while looking at the system", interrupted);
        }
    }

    private Callable<PartHealth> lookAt(Part part) {
        return () -> {
            var start = System.nanoTime();
            var health = misses.judge(part.name(), part.check().look());
            return PartHealth.of(part, health, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
        };
    }

    private PartHealth result(Part part, Future<PartHealth> look) {
        return switch (look.state()) {
            case SUCCESS -> look.resultNow();
            case CANCELLED, RUNNING ->
                PartHealth.of(part, misses.judge(part.name(), Health.slow("does not answer in time")), 0);
            case FAILED -> PartHealth.of(part, Health.down("could not be asked"), 0);
        };
    }
}
