package io.apiworld.launcher.command;

import io.apiworld.launcher.secret.Client;
import io.apiworld.launcher.secret.Person;
import io.apiworld.launcher.token.Token;
import io.apiworld.launcher.token.Tokens;
import io.apiworld.launcher.trouble.Trouble;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "token",
        description = {
            "Print an access token, or a new API key, and nothing else, on standard output.",
            "Of the client \"integration\" (client credentials) unless another client or a person is named; a person signs",
            "in as in the browser (authorization code with PKCE)."
        },
        mixinStandardHelpOptions = true)
final class TokenCommand implements Callable<Integer> {

    private final Root root;

    TokenCommand(Root root) {
        this.root = root;
    }

    @ArgGroup
    private Holder holder = new Holder();

    @Option(
            names = "--scope",
            paramLabel = "SCOPES",
            description = "separated by spaces (default: all that the client or person may have)")
    private @Nullable String scope;

    static final class Holder {

        @Option(names = "--user", paramLabel = "NAME", description = "a person, as shown by ./api-world people")
        private @Nullable String user;

        @Option(names = "--client", paramLabel = "NAME", description = "a client (default: integration)")
        private @Nullable String client;

        @Option(
                names = "--api-key",
                paramLabel = "APP",
                description = {
                    "make an API key for an app (inventory-sync or partner-portal) and print that, to be sent as",
                    "x-api-key; it ends after a day"
                })
        private @Nullable String app;
    }

    @Override
    public Integer call() {
        var tokens = root.world().tokens();
        root.terminal()
                .say(
                        holder.app == null
                                ? token(tokens).value()
                                : tokens.apiKeyOf(holder.app, Person.named("admin"), scopes(List.of())));
        return 0;
    }

    private Token token(Tokens tokens) {
        if (holder.user == null) {
            var client = client(holder.client == null ? Client.INTEGRATION : holder.client);
            return tokens.ofClient(client.name(), scopes(client.scopes()));
        }
        var person = Person.named(holder.user);
        return tokens.ofPerson(person, scopes(person.scopes()));
    }

    private List<String> scopes(List<String> otherwise) {
        return scope == null ? otherwise : Arrays.asList(scope.strip().split("\\s+"));
    }

    private static Client client(String name) {
        return Client.ALL.stream()
                .filter(client -> client.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Trouble(
                        "No client is called \"" + name + "\".",
                        "There are: " + Client.ALL.stream().map(Client::name).collect(Collectors.joining(", ")),
                        Trouble.REFUSED));
    }
}
