package io.apiworld.lab.identity;

import io.apiworld.lab.exchange.Unguessable;

/** What only the client knows that began a sign-in (RFC 7636, section 4.1). */
public record CodeVerifier(String value) {

    private static final int BYTES = 32;

    public static CodeVerifier random() {
        return new CodeVerifier(Unguessable.base64(BYTES));
    }

    /** By the method S256 (section 4.2). */
    public String challenge() {
        return Sha256.of(value);
    }

    @Override
    public String toString() {
        return "code verifier";
    }
}
