package io.apiworld.lab.identity;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Those as whom lessons act, by name. Passwords and secrets come from outside.
 *
 * @param people who sign in
 * @param clients that have credentials of their own
 */
@Validated
@ConfigurationProperties("lesson")
record Holders(Map<String, @Valid Person> people, Map<String, @Valid Client> clients) {

    record Person(@NotBlank String password, List<String> scopes) {

        @Override
        public String toString() {
            return "Person with " + scopes;
        }
    }

    record Client(@NotBlank String secret, List<String> scopes) {

        @Override
        public String toString() {
            return "Client with " + scopes;
        }
    }
}
