package io.apiworld.auth.client;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;

/**
 * What a client may do besides asking for tokens of its own; nothing, where its registration does not say so.
 *
 * @param mayIntrospect it is a resource server, so that it may ask what a token is worth (RFC 7662)
 * @param exchangeScopes what it may ask for on behalf of a person whose token it was given (RFC 8693)
 * @param tokenAlgorithm how its access tokens are signed
 */
public record ClientRights(boolean mayIntrospect, Set<String> exchangeScopes, SignatureAlgorithm tokenAlgorithm) {

    // Values are texts: the store reads few other types back
    private static final String RESOURCE_SERVER = "api-world.resource-server";
    private static final String EXCHANGE = "api-world.exchange-scopes";
    private static final String ALGORITHM = "api-world.token-algorithm";

    public static ClientRights of(RegisteredClient client) {
        var settings = client.getClientSettings();
        return new ClientRights(
                "true".equals(settings.getSetting(RESOURCE_SERVER)),
                words(settings.getSetting(EXCHANGE)),
                "ES256".equals(settings.getSetting(ALGORITHM)) ? SignatureAlgorithm.ES256 : SignatureAlgorithm.RS256);
    }

    void addTo(ClientSettings.Builder settings) {
        settings.setting(RESOURCE_SERVER, String.valueOf(mayIntrospect))
                .setting(EXCHANGE, String.join(" ", exchangeScopes))
                .setting(ALGORITHM, tokenAlgorithm.getName());
    }

    private static Set<String> words(@Nullable String text) {
        return text == null || text.isEmpty() ? Set.of() : new LinkedHashSet<>(Arrays.asList(text.split(" ")));
    }
}
