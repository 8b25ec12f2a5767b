package io.apiworld.webhooks.endpoint;

import io.apiworld.webhooks.endpoint.EndpointController.Created;
import io.apiworld.webhooks.endpoint.EndpointController.Rotated;
import io.apiworld.webhooks.signing.Secret;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Creates, changes and deletes endpoints by the rules. */
@Component
final class EndpointDesk {

    private static final Logger log = LoggerFactory.getLogger(EndpointDesk.class);

    private final EndpointRegister register;
    private final EndpointRules rules;
    private final EndpointProperties properties;
    private final Clock clock;

    EndpointDesk(EndpointRegister register, EndpointRules rules, EndpointProperties properties, Clock clock) {
        this.register = register;
        this.rules = rules;
        this.properties = properties;
        this.clock = clock;
    }

    List<Endpoint> all() {
        return register.all();
    }

    Endpoint get(String id) {
        return register.find(id).orElseThrow(UnknownEndpoint::new);
    }

    Created create(NewEndpoint wanted) {
        rules.require(wanted.url(), wanted.eventTypes());
        var secret = Secret.random();
        var endpoint = new Endpoint(
                "ep_" + UUID.randomUUID().toString().replace("-", ""),
                wanted.url(),
                List.copyOf(wanted.eventTypes()),
                wanted.descriptionOrNone(),
                EndpointStatus.ENABLED,
                null,
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        if (!register.addBelow(properties.limit(), endpoint, secret)) {
            throw new TooManyEndpoints(properties.limit());
        }
        log.info("Endpoint {} created for {}", endpoint.id(), endpoint.eventTypes());
        return new Created(endpoint, secret.words());
    }

    /** @param precondition is asked while nobody else can change the endpoint, and throws if it is not met */
    Endpoint change(String id, EndpointChange change, Consumer<Endpoint> precondition) {
        return register.change(id, current -> {
                    precondition.accept(current);
                    var next = change.applyTo(current);
                    if (isConfigured(id) && !next.url().equals(current.url())) {
                        throw new ConfiguredEndpoint();
                    }
                    rules.require(next.url(), next.eventTypes());
                    return next;
                })
                .orElseThrow(UnknownEndpoint::new);
    }

    void delete(String id) {
        requireNotConfigured(id);
        if (!register.remove(id)) {
            throw new UnknownEndpoint();
        }
        log.info("Endpoint {} deleted", id);
    }

    Rotated rotate(String id) {
        get(id);
        requireNotConfigured(id);
        var secret = Secret.random();
        var now = clock.instant();
        var formerEnd = now.plus(properties.formerSecretLasts());
        register.rotate(id, secret, now, formerEnd);
        log.info("Endpoint {} has a new secret", id);
        return new Rotated(secret.words(), formerEnd);
    }

    private static void requireNotConfigured(String id) {
        if (isConfigured(id)) {
            throw new ConfiguredEndpoint();
        }
    }

    private static boolean isConfigured(String id) {
        return ConfiguredEndpoints.CRM.equals(id);
    }
}
