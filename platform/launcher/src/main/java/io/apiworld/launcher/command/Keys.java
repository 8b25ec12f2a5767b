package io.apiworld.launcher.command;

import io.apiworld.launcher.secret.Person;
import io.apiworld.launcher.web.Answer;
import io.apiworld.launcher.web.Web;
import java.util.List;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

@Command(
        name = "keys",
        description = {
            "Show the keys that sign tokens, or publish new ones that sign in a while.",
            "Nobody is logged out: a retired key verifies until the last token that it signed has expired."
        },
        mixinStandardHelpOptions = true)
final class Keys implements Runnable {

    private static final String PATH = "/api/signing-keys";

    private final Root root;

    Keys(Root root) {
        this.root = root;
    }

    @Override
    public void run() {
        list();
    }

    @Command(name = "list", description = "Show all keys and what each is good for.", mixinStandardHelpOptions = true)
    int list() {
        return show(asAdministrator().get(PATH).expecting(200));
    }

    @Command(name = "rotate", description = "Publish a new key for each algorithm.", mixinStandardHelpOptions = true)
    int rotate() {
        return show(asAdministrator().post(PATH, List.of()).expecting(202));
    }

    private int show(Answer answer) {
        answer.json().path("items").forEach(key -> root.terminal().say(line(key)));
        return 0;
    }

    private static String line(JsonNode key) {
        var until = key.path("verifiesUntil").asString("");
        return "%-9s  %-5s  %s  signs from %s%s"
                .formatted(
                        key.path("state").asString(),
                        key.path("algorithm").asString(),
                        key.path("kid").asString(),
                        key.path("signsFrom").asString(),
                        until.isEmpty() ? "" : ", verifies until " + until);
    }

    private Web asAdministrator() {
        var world = root.world();
        var token = world.tokens().ofPerson(Person.named("admin"), List.of("admin"));
        return world.web().with("Authorization", "Bearer " + token.value());
    }
}
