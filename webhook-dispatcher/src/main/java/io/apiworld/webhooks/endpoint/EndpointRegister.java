package io.apiworld.webhooks.endpoint;

import io.apiworld.webhooks.signing.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The receivers there are, for those who manage them. */
interface EndpointRegister {

    List<Endpoint> all();

    Optional<Endpoint> find(String id);

    /** False if the id is taken; then nothing is changed. */
    boolean add(Endpoint endpoint, Secret secret);

    /** False if there are that many already, however many are added at once; then nothing is changed. */
    boolean addBelow(int limit, Endpoint endpoint, Secret secret);

    /** Changes it under a lock; empty if there is none. */
    Optional<Endpoint> change(String id, UnaryOperator<Endpoint> change);

    /** False if there was none. */
    boolean remove(String id);

    /** Signs with the secret from now on, and with the former ones until they end. */
    void rotate(String id, Secret secret, Instant now, Instant formerEnd);

    List<Secret> secretsOf(String id, Instant at);
}
