package io.apiworld.auth.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.testsupport.AdjustableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

class RememberedClientsTests {

    private final InMemoryRegisteredClientRepository stored = new InMemoryRegisteredClientRepository(client("Before"));
    private final AdjustableClock clock = new AdjustableClock(Instant.EPOCH);
    private final RememberedClients clients = new RememberedClients(stored, clock);

    @Test
    void aChangeMadeHereCountsAtOnce() {
        assertThat(name()).isEqualTo("Before");

        clients.save(client("After"));

        assertThat(name()).isEqualTo("After");
        assertThat(clients.findById("one"))
                .extracting(RegisteredClient::getClientName)
                .isEqualTo("After");
    }

    @Test
    void aChangeMadeElsewhereCountsAfterHalfAMinute() {
        assertThat(name()).isEqualTo("Before");
        stored.save(client("After"));

        assertThat(name()).isEqualTo("Before");
        clock.advanceBy(Duration.ofSeconds(31));
        assertThat(name()).isEqualTo("After");
    }

    @Test
    void whoIsNotThereIsAskedForAgain() {
        assertThat(clients.findByClientId("two")).isNull();
        stored.save(client("two", "Two"));

        assertThat(clients.findByClientId("two")).isNotNull();
    }

    private String name() {
        var found = clients.findByClientId("one");
        assertThat(found).isNotNull();
        return found.getClientName();
    }

    private static RegisteredClient client(String name) {
        return client("one", name);
    }

    private static RegisteredClient client(String id, String name) {
        return RegisteredClient.withId(id)
                .clientId(id)
                .clientName(name)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .build();
    }
}
