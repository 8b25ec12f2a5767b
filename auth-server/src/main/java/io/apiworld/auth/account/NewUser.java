package io.apiworld.auth.account;

import io.apiworld.defaults.problem.ProblemField;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Somebody to be created, as an administrator sends it. What is required is checked before it is used. */
record NewUser(
        @NotNull(message = "is required") @Pattern(
                regexp = "[a-z][a-z0-9._-]{2,39}",
                message = "must be 3 to 40 of a-z, 0-9, dot, dash and underscore, beginning with a letter")
        String username,

        @NotBlank(message = "is required") @Size(max = 100, message = "must be at most 100 characters") String name,

        @NotNull(message = "is required") @Email(message = "must be an e-mail address") @Size(max = 254, message = "must be at most 254 characters") String email,

        @NotNull(message = "is required") @Pattern(
                regexp = "customer|agent|supervisor|admin",
                message = "must be one of customer, agent, supervisor, admin")
        String role,

        @Nullable @Pattern(regexp = "\\d{1,20}", message = "must be the CRM's id, digits only") String customerId,

        @NotNull(message = "is required") @Size(min = 12, message = "must be at least 12 characters") String password) {

    private static final String CUSTOMER = "customer";

    /** bcrypt looks at no more; a longer one would be another password than its owner thinks. */
    private static final int BCRYPT_BYTES = 72;

    /** What is wrong with fields that are sound each by itself. */
    Stream<ProblemField> contradictions() {
        return Stream.of(customer(), tooLong()).flatMap(List::stream);
    }

    Account account() {
        return new Account(
                username, name.strip(), email.strip(), Role.valueOf(role.toUpperCase(Locale.ROOT)), customerId);
    }

    @Override
    public String toString() {
        return "NewUser[username=" + username + ", role=" + role + "]";
    }

    private List<ProblemField> customer() {
        if (CUSTOMER.equals(role) && customerId == null) {
            return List.of(new ProblemField("/customerId", "is required for a customer"));
        }
        return role != null && !CUSTOMER.equals(role) && customerId != null
                ? List.of(new ProblemField("/customerId", "is for customers only"))
                : List.of();
    }

    private List<ProblemField> tooLong() {
        return password != null && password.getBytes(StandardCharsets.UTF_8).length > BCRYPT_BYTES
                ? List.of(new ProblemField("/password", "must be at most 72 bytes"))
                : List.of();
    }
}
