package io.apiworld.auth.account;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The people that exist from the start, by user name.
 *
 * @param people empty where no one is to exist beforehand
 */
@Validated
@ConfigurationProperties
record People(Map<String, @Valid Person> people) {

    /**
     * @param password at least 12 characters, from a secret
     * @param customerId for customers only
     */
    record Person(
            @NotBlank String name,
            @Email String email,
            @NotNull Role role,
            @Nullable String customerId,
            @Size(min = 12) String password) {

        Account account(String username) {
            return new Account(username, name, email, role, customerId);
        }
    }
}
