package io.apiworld.auth.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import org.jspecify.annotations.Nullable;

/** A person as administrators see them. The id is the user name, which is {@code sub} in tokens. */
@JsonInclude(Include.NON_NULL)
record User(
        String id,
        String username,
        String name,
        String email,
        String role,
        @Nullable String customerId) {

    static User of(Account account) {
        return new User(
                account.username(),
                account.username(),
                account.name(),
                account.email(),
                account.role().word(),
                account.customerId());
    }
}
