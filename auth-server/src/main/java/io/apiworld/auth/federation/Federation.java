package io.apiworld.auth.federation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** The identity providers, by the name that stands in their addresses. deploy/federation.yaml explains each setting. */
@Validated
@ConfigurationProperties("federation")
record Federation(@DefaultValue Map<String, @Valid Provider> providers) {

    /**
     * @param name as people know it
     * @param issuer exactly as the provider writes it in its tokens, a slash at the end included
     * @param clientId empty: the provider is not offered
     * @param emailClaim where the address stands, which may be a namespaced claim
     * @param verifiedClaim the claim that must be true before the address is believed
     * @param requiredClaims claims that must have just this value, such as the tenant or the hosted domain; an empty one is not looked at
     * @param parameters added to the authorization request; an empty one is left out
     */
    record Provider(
            @NotBlank String name,
            @DefaultValue("") String issuer,
            @DefaultValue("") String clientId,
            @DefaultValue("") String clientSecret,
            @DefaultValue({"openid", "profile", "email"}) Set<String> scopes,
            @DefaultValue("email") String emailClaim,
            @DefaultValue("email_verified") String verifiedClaim,
            @DefaultValue Map<String, String> requiredClaims,
            @DefaultValue Map<String, String> parameters) {

        boolean offered() {
            return !clientId.isBlank();
        }

        @Override
        public String toString() {
            return "Provider[name=" + name + ", issuer=" + issuer + "]";
        }
    }

    Optional<Provider> offered(String id) {
        return Optional.ofNullable(providers.get(id)).filter(Provider::offered);
    }

    Stream<Map.Entry<String, Provider>> offered() {
        return providers.entrySet().stream()
                .filter(entry -> entry.getValue().offered())
                .sorted(Map.Entry.comparingByKey());
    }
}
