package io.apiworld.crm.customer;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A customer as version 2 shows it: what belongs together stands together, and what is counted stands apart from what can be
 * written.
 */
record CustomerV2(
        @Nullable String id,

        @NotBlank(message = "is required") @Size(max = 120, message = "is longer than 120 characters") @Pattern(regexp = "\\P{Cntrl}*", message = "holds control characters") String name,

        @NotNull(message = "is required") @Pattern(regexp = Customer.STATUS, message = "must be one of " + Customer.STATUS) String status,

        @NotNull(message = "is required") @Valid Contact contact,
        @NotNull(message = "is required") @Valid Account account,
        @Nullable Cases cases,
        @Nullable Instant updatedAt) {

    record Contact(
            @NotNull(message = "is required") @Size(max = 254, message = "is longer than 254 characters") @Pattern(regexp = Customer.EMAIL, message = "is not an e-mail address") String email,

            @Nullable @Pattern(
                    regexp = "\\+[1-9][0-9]{6,14}",
                    message = "must be an E.164 number: + and 7 to 15 digits, as in +34600123456")
            String phone,

            @NotNull(message = "is required") @Pattern(regexp = "[a-z]{2}", message = "must be two letters of ISO 639-1, as in es") String language) {}

    record Account(
            @NotNull(message = "is required") @Pattern(regexp = Customer.ACCOUNT_TYPE, message = "must be one of " + Customer.ACCOUNT_TYPE) String type,

            @NotNull(message = "is required") @Pattern(regexp = Customer.PRODUCT, message = "must be one of " + Customer.PRODUCT) String product,

            @NotNull(message = "is required") @Pattern(regexp = Customer.REGION, message = "must be one of " + Customer.REGION) String region) {}

    /** @param severity the highest among the open ones */
    record Cases(int open, @Nullable String severity) {}

    static CustomerV2 of(Customer customer) {
        return new CustomerV2(
                customer.customerId(),
                customer.name(),
                customer.status(),
                new Contact(customer.email(), customer.phone(), customer.language()),
                new Account(customer.accountType(), customer.product(), customer.region()),
                new Cases(customer.openCases(), customer.openCaseSeverity()),
                customer.updatedAt());
    }

    /** The customer with all that can be written as it is here. */
    Customer over(Customer current) {
        return new Customer(
                current.customerId(),
                name,
                status,
                current.openCases(),
                current.openCaseSeverity(),
                contact.email(),
                contact.phone(),
                contact.language(),
                account.type(),
                account.product(),
                account.region(),
                current.updatedAt());
    }
}
