package io.apiworld.crm.customer;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A customer, as the API shows it.
 *
 * @param openCases how many cases are open or pending
 * @param openCaseSeverity the highest severity among these; null where there is none
 * @param phone in the form of ITU-T E.164
 * @param language ISO 639-1
 */
record Customer(
        String customerId,

        @NotBlank(message = "is required") @Size(max = 120, message = "is longer than 120 characters") @Pattern(regexp = "\\P{Cntrl}*", message = "holds control characters") String name,

        @NotNull(message = "is required") @Pattern(regexp = STATUS, message = "must be one of " + STATUS) String status,

        int openCases,
        @Nullable String openCaseSeverity,

        @NotNull(message = "is required") @Size(max = 254, message = "is longer than 254 characters") @Pattern(regexp = EMAIL, message = "is not an e-mail address") String email,

        @Nullable @Pattern(
                regexp = "\\+[1-9][0-9]{6,14}",
                message = "must be an E.164 number: + and 7 to 15 digits, as in +34600123456")
        String phone,

        @NotNull(message = "is required") @Pattern(regexp = "[a-z]{2}", message = "must be two letters of ISO 639-1, as in es") String language,

        @NotNull(message = "is required") @Pattern(regexp = ACCOUNT_TYPE, message = "must be one of " + ACCOUNT_TYPE) String accountType,

        @NotNull(message = "is required") @Pattern(regexp = PRODUCT, message = "must be one of " + PRODUCT) String product,

        @NotNull(message = "is required") @Pattern(regexp = REGION, message = "must be one of " + REGION) String region,

        Instant updatedAt) {

    static final String STATUS = "standard|premium|vip";
    static final String ACCOUNT_TYPE = "personal|joint|business|student";
    static final String PRODUCT = "mortgage|loan|current-account|savings|credit-card|investment|insurance";
    static final String REGION = "EMEA|APAC|LATAM|NA";

    // Looser than RFC 5321 on purpose: whether an address exists is known only by writing to it
    static final String EMAIL = "[^\\s\\p{Cntrl}@<>\"]+@[^\\s\\p{Cntrl}@<>\"]+\\.[^\\s\\p{Cntrl}@<>\"]{2,}";

    /** What a client may not write, with the reason. */
    static final Map<String, String> FIXED = Map.of(
            "customerId", "it names the record",
            "openCases", "it is counted from the tickets",
            "openCaseSeverity", "it follows from the tickets",
            "updatedAt", "the CRM sets it");

    /** The same for a customer who writes its own record. */
    static final Map<String, String> FIXED_FOR_ITSELF = Map.of(
            "customerId", "it names the record",
            "openCases", "it is counted from the tickets",
            "openCaseSeverity", "it follows from the tickets",
            "updatedAt", "the CRM sets it",
            "status", "nobody promotes itself; an agent can",
            "accountType", "an agent changes it");
}
