package io.apiworld.gateway.maintenance;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Several gateways: each reads every second what any of them wrote, and asks nobody while it serves. While Valkey is away each
 * keeps what it knew; closures end by themselves all the same.
 */
@Component
@Profile("cluster")
final class MaintenanceInValkey implements Maintenance, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(MaintenanceInValkey.class);
    private static final String KEY = "gateway:maintenance";
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final ReactiveStringRedisTemplate valkey;
    private final Clock clock;
    private volatile Map<String, Closure> known = Map.of();
    private @Nullable Disposable reading;

    MaintenanceInValkey(ReactiveStringRedisTemplate valkey, Clock clock) {
        this.valkey = valkey;
        this.clock = clock;
    }

    @Override
    public Optional<Closure> of(String route) {
        return Optional.ofNullable(known.get(route))
                .filter(closure -> closure.until().isAfter(clock.instant()));
    }

    @Override
    public Mono<Void> close(String route, Closure closure) {
        return valkey.opsForHash()
                .put(KEY, route, closure.until() + " " + closure.by())
                .then(read());
    }

    @Override
    public Mono<Void> open(String route) {
        return valkey.opsForHash().remove(KEY, route).then(read());
    }

    @Override
    public void start() {
        reading = Flux.interval(Duration.ZERO, EVERY)
                .onBackpressureDrop()
                .concatMap(_ -> read().onErrorResume(failure -> {
                    log.debug("Closures of routes cannot be read: {}", failure.toString());
                    return Mono.empty();
                }))
                .subscribe();
    }

    @Override
    public void stop() {
        if (reading != null) {
            reading.dispose();
            reading = null;
        }
    }

    @Override
    public boolean isRunning() {
        return reading != null;
    }

    private Mono<Void> read() {
        return valkey.<String, String>opsForHash()
                .entries(KEY)
                .collectMap(Map.Entry::getKey, entry -> closure(entry.getValue()), ConcurrentHashMap::new)
                .doOnNext(all -> known = all)
                .then();
    }

    private static Closure closure(String stored) {
        var parts = stored.split(" ", 2);
        return new Closure(Instant.parse(parts[0]), parts[1]);
    }
}
