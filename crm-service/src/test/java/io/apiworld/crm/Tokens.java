package io.apiworld.crm;

import io.apiworld.testsupport.TestTokens;

/** The callers of the CRM, as values of the Authorization header. */
public final class Tokens {

    public static final String STAFF_SCOPES = "read:customers write:customers read:tickets write:tickets";

    private Tokens() {}

    public static String agent() {
        return TestTokens.token()
                .subject("agent01")
                .roles("agent")
                .scope(STAFF_SCOPES)
                .bearer();
    }

    /** A customer whose token holds every scope of the CRM, so that only the rule about records can refuse it. */
    public static String customer(String customerId) {
        return TestTokens.token()
                .subject("cesar")
                .roles("customer")
                .claim("customer_id", customerId)
                .scope(STAFF_SCOPES)
                .bearer();
    }

    /** An agent's with these scopes alone. */
    public static String withScope(String scopes) {
        return TestTokens.token().roles("agent").scope(scopes).bearer();
    }
}
