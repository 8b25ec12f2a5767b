package io.apiworld.auth.federation;

/** Who somebody from a provider is here. */
sealed interface Identity {

    record Known(String username) implements Identity {}

    record Refused(Refusal why) implements Identity {}
}
