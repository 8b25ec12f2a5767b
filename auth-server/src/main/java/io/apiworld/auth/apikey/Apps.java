package io.apiworld.auth.apikey;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** The applications that may have API keys, by the client id that their tokens will name. */
@Validated
@ConfigurationProperties
record Apps(Map<String, @Valid App> apps) {

    /**
     * @param owner the person who, beside administrators, makes and revokes its keys
     * @param plan by which its calls are limited
     * @param scopes the most that a key of it may do
     */
    record App(
            @NotBlank String name,
            @NotBlank String owner,
            @Pattern(regexp = "[a-z][a-z0-9-]*") String plan,
            @NotEmpty Set<String> scopes) {

        /** A key in a file of somebody's server is no way to administer anything. */
        @AssertTrue(message = "cannot have the scope admin, nor those that tell of a person") boolean isWithoutPowersOfPeople() {
            return Set.of("admin", "openid", "profile", "email").stream().noneMatch(scopes::contains);
        }
    }

    Optional<App> named(String id) {
        return Optional.ofNullable(apps.get(id));
    }
}
