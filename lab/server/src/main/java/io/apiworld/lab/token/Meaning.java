package io.apiworld.lab.token;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What names in tokens stand for, each in a sentence. */
final class Meaning {

    private static final Set<String> TIMES = Set.of("iat", "nbf", "exp", "auth_time", "updated_at");

    private Meaning() {}

    static boolean isTime(String name) {
        return TIMES.contains(name);
    }

    static @Nullable String inHeader(String name) {
        return switch (name) {
            case "alg" -> "How it is signed. The receiver decides which ways it takes, never the token.";
            case "kid" -> "The key that it is signed with, by its id among the published keys.";
            case "typ" -> "What kind of token it is, so that none is taken for another (RFC 8725).";
            case "jku", "x5u" ->
                "Where its key is said to lie. Never to be followed: anybody can write an address there.";
            case "jwk" -> "A key that came along. Good for a proof (RFC 9449), worth nothing for trust in a token.";
            case "x5t", "x5t#S256" -> "Fingerprint of a certificate that has the key.";
            case "cty" -> "What kind of content is in it.";
            case "crit" -> "Names that a receiver has to understand, or refuse the token.";
            default -> null;
        };
    }

    static @Nullable String ofClaim(String name) {
        return switch (name) {
            case "iss" ->
                "Issuer: who gave it out. A receiver takes tokens of those that it trusts, compared letter by letter.";
            case "sub" -> "Subject: for whom it speaks. A person's user name; for a machine, its client id.";
            case "aud" -> "Audience: for whom it is meant. Anybody else has to refuse it.";
            case "exp" ->
                "Expiry: from then on it counts no more. Short, since until then it can hardly be taken back.";
            case "nbf" -> "Not before: until then it does not count yet.";
            case "iat" -> "Issued at: when it was made.";
            case "jti" -> "Its own id, which no other token has: by it a single one can be revoked, or known again.";
            case "scope" -> "What its holder was allowed to do with it, in words that the API has defined.";
            case "roles" -> "What the person is here. A scope says what the token may do, a role what its person may.";
            case "client_id", "azp" -> "The application that it was given to.";
            case "act" -> "Actor (RFC 8693): who acts for the subject, where that is somebody else.";
            case "may_act" -> "Who may act for the subject (RFC 8693).";
            case "cnf" ->
                "Confirmation (RFC 7800): the key that it is bound to. Who cannot prove to have that key cannot use it.";
            case "customer_id" -> "The CRM's id of the person, for those who are customers.";
            case "name" -> "The person's name as people say it.";
            case "given_name", "family_name", "preferred_username" -> "A part of what the person is called.";
            case "email" -> "The person's address; email_verified says whether anybody made sure of it.";
            case "email_verified" -> "Whether the address was proven to be the person's.";
            case "plan" -> "The rate limit that its holder has.";
            case "nonce" -> "What the application sent along when it asked, so that an answer cannot be used twice.";
            case "at_hash" -> "Hash of the access token that came with it, so that neither can be swapped.";
            case "auth_time" -> "When the person last signed in.";
            case "acr", "amr" -> "How the person signed in.";
            case "sid" -> "The sign-in that it belongs to: all tokens of it end when that ends.";
            case "events" -> "What happened (a security event token, RFC 8417).";
            case "htm", "htu" -> "The request that the proof is for.";
            case "ath" -> "Hash of the token that the proof is for.";
            case "updated_at" -> "When the person's record was last changed.";
            default -> null;
        };
    }
}
