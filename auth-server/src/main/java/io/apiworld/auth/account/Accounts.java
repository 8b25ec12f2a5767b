package io.apiworld.auth.account;

import java.util.Optional;

/** All people. */
public interface Accounts {

    Optional<Account> named(String username);

    /** In any case of letters. */
    Optional<Account> withEmail(String email);
}
