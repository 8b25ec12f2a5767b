package io.apiworld.auth.client;

import java.net.URI;
import java.util.Optional;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

/** What we keep of a client beside the framework's settings. */
public final class ClientSetting {

    static final String BACK_CHANNEL_LOGOUT_URI = "settings.client.back-channel-logout-uri";

    /** Where the client wants to be told that a session has ended (OpenID Connect Back-Channel Logout 1.0, section 2.2). */
    public static Optional<URI> backChannelLogoutUri(RegisteredClient client) {
        String uri = client.getClientSettings().getSetting(BACK_CHANNEL_LOGOUT_URI);
        return Optional.ofNullable(uri).map(URI::create);
    }

    private ClientSetting() {}
}
