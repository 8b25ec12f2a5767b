package io.apiworld.auth.account;

/** What came of creating an account. */
sealed interface Creation {

    record Created(Account account) implements Creation {}

    record UsernameTaken() implements Creation {}

    record EmailTaken() implements Creation {}
}
