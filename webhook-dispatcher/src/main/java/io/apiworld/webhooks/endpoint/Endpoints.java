package io.apiworld.webhooks.endpoint;

import io.apiworld.webhooks.signing.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The receivers there are, for those who deliver to them. */
public interface Endpoints {

    /** The ids of the enabled endpoints that want events of the type. */
    List<String> wanting(String eventType);

    Optional<Endpoint> find(String id);

    /** The secrets to sign with at that time, the newest first. */
    List<Secret> secretsOf(String id, Instant at);

    void disable(String id, String reason);
}
