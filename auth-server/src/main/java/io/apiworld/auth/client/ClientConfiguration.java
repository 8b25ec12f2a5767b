package io.apiworld.auth.client;

import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.security.oauth2.server.authorization.client.JdbcRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

@Configuration(proxyBeanMethods = false)
class ClientConfiguration {

    @Bean
    RegisteredClientRepository registeredClients(JdbcOperations jdbc) {
        return new JdbcRegisteredClientRepository(jdbc);
    }

    /** A changed client or secret takes effect at the next start. */
    @Bean
    ApplicationRunner clientsExist(Clients configured, RegisteredClientRepository clients) {
        var encoder = new ClientSecretEncoder();
        return _ -> configured.clients().forEach((id, client) -> clients.save(client.registered(id, encoder)));
    }
}
