package io.apiworld.chat.customer;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;

/** A customer as the CRM knew him when the conversation started. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Customer(
        String customerId,
        String name,
        @Nullable String status,
        int openCases,
        @Nullable String openCaseSeverity,
        @Nullable String email,
        @Nullable String language,
        @Nullable String accountType,
        @Nullable String product,
        @Nullable String region) {

    /** All that can be said of a customer whom we could not look up. */
    public static Customer onlyNamed(String customerId, String name) {
        return new Customer(customerId, name, null, 0, null, null, null, null, null, null);
    }
}
