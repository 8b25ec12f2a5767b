package io.apiworld.gateway.openapi;

import io.apiworld.gateway.correlation.Trail;
import io.apiworld.gateway.routing.PublicAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the services for their documents, all at once, and remembers what they said. */
@Component
final class ContractJoiner {

    private static final Logger log = LoggerFactory.getLogger(ContractJoiner.class);
    private static final int LARGEST_DOCUMENT = 4 * 1024 * 1024;

    private record Joined(byte[] bytes, Instant until) {}

    private record Part(String service, Optional<JsonNode> document) {}

    private final WebClient http;
    private final ContractSources rules;
    private final PublicAddress address;
    private final Clock clock;
    private final Map<String, JsonNode> lastSeen = new ConcurrentHashMap<>();
    private final AtomicReference<Joined> current = new AtomicReference<>(new Joined(new byte[0], Instant.MIN));

    ContractJoiner(WebClient.Builder http, ContractSources rules, PublicAddress address, Clock clock) {
        this.http = http.codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LARGEST_DOCUMENT))
                .build();
        this.rules = rules;
        this.address = address;
        this.clock = clock;
    }

    /** The joined document. Several who ask at the same moment may cause several rounds of questions; that does no harm. */
    Mono<byte[]> document() {
        var held = current.get();
        return clock.instant().isBefore(held.until()) ? Mono.just(held.bytes()) : joined();
    }

    private Mono<byte[]> joined() {
        return Mono.deferContextual(course -> joined(Trail.in(course)));
    }

    private Mono<byte[]> joined(Trail trail) {
        return Flux.fromIterable(rules.sources().entrySet())
                .flatMapSequential(source -> part(source.getKey(), source.getValue(), trail))
                .collectList()
                .map(parts -> {
                    var contract = new Contract(address.url());
                    parts.forEach(part -> part.document()
                            .ifPresentOrElse(
                                    document -> contract.add(part.service(), document),
                                    () -> contract.lacks(part.service())));
                    var keep = contract.isComplete() ? rules.keep() : rules.keepIncomplete();
                    var bytes = contract.bytes();
                    current.set(new Joined(bytes, clock.instant().plus(keep)));
                    return bytes;
                });
    }

    private Mono<Part> part(String service, URI at, Trail trail) {
        return http.get()
                .uri(at + "/openapi.json")
                .retrieve()
                .bodyToMono(String.class)
                .timeout(rules.patience())
                .map(text -> JsonMapper.shared().readTree(text))
                .filter(document -> document.path("paths").isObject())
                .doOnNext(document -> lastSeen.put(service, document))
                .doOnError(failure ->
                        trail.inLog(() -> log.warn("No OpenAPI document of {}: {}", service, failure.toString())))
                .onErrorComplete()
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .map(fresh -> new Part(service, fresh.or(() -> Optional.ofNullable(lastSeen.get(service)))));
    }
}
