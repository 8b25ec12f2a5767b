package io.apiworld.auth.client;

import java.time.Clock;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.security.oauth2.server.authorization.client.JdbcRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

@Configuration(proxyBeanMethods = false)
class ClientConfiguration {

    @Bean
    RegisteredClientRepository registeredClients(JdbcOperations jdbc, Clock clock) {
        return new RememberedClients(new JdbcRegisteredClientRepository(jdbc), clock);
    }

    /** A changed client or secret takes effect at the next start. */
    @Bean
    ApplicationRunner clientsExist(Clients configured, RegisteredClientRepository clients) {
        var encoder = new ClientSecretEncoder();
        return _ -> configured.clients().forEach((id, client) -> clients.save(client.registered(id, encoder)));
    }
}
