package io.apiworld.auth.account;

import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

@Configuration(proxyBeanMethods = false)
class AccountConfiguration {

    /** Slow on purpose: people's passwords can be guessed. */
    @Bean
    PasswordEncoder passwordEncoder() {
        return new DelegatingPasswordEncoder("bcrypt", java.util.Map.of("bcrypt", new BCryptPasswordEncoder(10)));
    }

    /** A changed password in the secrets takes effect at the next start; an unchanged one is not hashed anew. */
    @Bean
    ApplicationRunner peopleExist(People configured, JdbcAccounts accounts, PasswordEncoder encoder) {
        return _ -> configured.people().forEach((username, person) -> {
            var known = accounts.passwordHashOf(username)
                    .filter(hash -> encoder.matches(person.password(), hash))
                    .orElseGet(() -> encoder.encode(person.password()));
            accounts.save(person.account(username), known);
        });
    }
}
