package io.apiworld.auth.account;

import org.jspecify.annotations.Nullable;

/**
 * A person.
 *
 * @param customerId the CRM's id, for people who are customers
 */
public record Account(
        String username,
        String name,
        String email,
        Role role,
        @Nullable String customerId) {}
