package io.apiworld.gateway.maintenance;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
@Profile("!cluster")
final class MaintenanceInProcess implements Maintenance {

    private final Map<String, Closure> closures = new ConcurrentHashMap<>();
    private final Clock clock;

    MaintenanceInProcess(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Optional<Closure> of(String route) {
        return Optional.ofNullable(closures.get(route))
                .filter(closure -> closure.until().isAfter(clock.instant()));
    }

    @Override
    public Mono<Void> close(String route, Closure closure) {
        return Mono.fromRunnable(() -> closures.put(route, closure));
    }

    @Override
    public Mono<Void> open(String route) {
        return Mono.fromRunnable(() -> closures.remove(route));
    }
}
