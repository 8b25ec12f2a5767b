package io.apiworld.auth.consent;

import java.util.Set;

/** What somebody allowed an application. */
public record Consent(String clientId, String clientName, Set<String> scopes) {

    /** The scopes in words. */
    public String words() {
        return String.join(", ", scopes.stream().sorted().map(Scopes::words).toList());
    }
}
