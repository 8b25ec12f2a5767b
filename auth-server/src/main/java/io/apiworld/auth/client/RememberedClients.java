package io.apiworld.auth.client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

/**
 * Every request at the token endpoint, and every row of a token, needs its client, and clients hardly change: what was read is remembered
 * for half a minute. A change made here counts at once, one made by another instance after that time. Who is not there is not remembered, so
 * that nobody can fill the memory with names.
 */
final class RememberedClients implements RegisteredClientRepository {

    private static final Duration REMEMBERED = Duration.ofSeconds(30);

    private final RegisteredClientRepository stored;
    private final Clock clock;
    private final Map<String, Known> byId = new ConcurrentHashMap<>();
    private final Map<String, Known> byClientId = new ConcurrentHashMap<>();

    RememberedClients(RegisteredClientRepository stored, Clock clock) {
        this.stored = stored;
        this.clock = clock;
    }

    @Override
    public void save(RegisteredClient client) {
        stored.save(client);
        byId.remove(client.getId());
        byClientId.remove(client.getClientId());
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return find(id, byId, stored::findById);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        return find(clientId, byClientId, stored::findByClientId);
    }

    private @Nullable RegisteredClient find(
            String name, Map<String, Known> memory, Function<String, @Nullable RegisteredClient> read) {
        var now = clock.instant();
        var known = memory.get(name);
        if (known != null && known.until().isAfter(now)) {
            return known.client();
        }
        var client = read.apply(name);
        if (client == null) {
            memory.remove(name);
        } else {
            memory.put(name, new Known(client, now.plus(REMEMBERED)));
        }
        return client;
    }

    private record Known(RegisteredClient client, Instant until) {}
}
