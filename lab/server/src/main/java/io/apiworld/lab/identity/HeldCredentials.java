package io.apiworld.lab.identity;

import io.apiworld.lab.exchange.Header;
import io.apiworld.lab.identity.Holders.Client;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

@Component
final class HeldCredentials implements Credentials {

    private final Holders holders;

    HeldCredentials(Holders holders) {
        this.holders = holders;
    }

    @Override
    public Map<String, String> passwords() {
        return holders.people().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, person -> person.getValue().password()));
    }

    @Override
    public Map<String, String> secrets() {
        return holders.clients().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, client -> client.getValue().secret()));
    }

    @Override
    public Header basic(String client) {
        var secret = Optional.ofNullable(holders.clients().get(client))
                .map(Client::secret)
                .orElseThrow(() -> new NoToken(client, "no client is called so"));
        var both = "%s:%s".formatted(client, secret).getBytes(StandardCharsets.UTF_8);
        return new Header("Authorization", "Basic " + Base64.getEncoder().encodeToString(both));
    }
}
