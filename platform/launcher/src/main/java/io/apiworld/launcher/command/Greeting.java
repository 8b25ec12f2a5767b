package io.apiworld.launcher.command;

import io.apiworld.launcher.World;
import io.apiworld.launcher.secret.Person;
import io.apiworld.launcher.terminal.Terminal;
import java.nio.file.Path;
import java.util.Locale;

/** What someone who has just started API World wants to know. */
record Greeting(World world, Terminal terminal) {

    void show() {
        var address = world.address();
        var authority = shown(world.certificateAuthority());
        terminal.say("\nOpen " + terminal.bold(address.toString()) + " and sign in as one of these:\n");
        people();
        terminal.say("""

                Three things to try
                  1. The first lesson, in the browser at %3$s/lessons or here:
                       %7$s
                  2. A whole conversation, from the first click to the case in the CRM, in one trace:
                       %1$s
                  3. A call of your own:
                       %2$s

                Its certificates are signed by its own authority, %4$s. To have your browser trust it:
                  %5$s

                Stop it by %6$s. Its data stay.""".formatted(
                        terminal.bold("./api-world demo"),
                        terminal.bold(
                                "curl --cacert %s -H \"Authorization: Bearer $(./api-world token)\" %s/api/customers/12345"
                                        .formatted(authority, address)),
                        address,
                        authority,
                        howToTrust(authority),
                        terminal.bold("./api-world down"),
                        terminal.bold("./api-world lesson run rest.get")));
    }

    void people() {
        for (var person : Person.ALL) {
            terminal.say("  %-11s %-17s %-16s %s"
                    .formatted(
                            person.username(),
                            world.secrets().passwordOf(person.username()),
                            person.name(),
                            terminal.dim(person.role() + ", " + person.about())));
        }
    }

    private static String howToTrust(String authority) {
        if (System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac")) {
            return "security add-trusted-cert -r trustRoot -k ~/Library/Keychains/login.keychain-db " + authority;
        }
        return """
                Firefox: Settings > Privacy & Security > View Certificates > Authorities > Import
                  Chrome:  certutil -d sql:$HOME/.pki/nssdb -A -t C,, -n "API World" -i %s""".formatted(authority);
    }

    /** As one would type it. */
    static String shown(Path path) {
        var here = Path.of("").toAbsolutePath();
        var text = path.startsWith(here) ? here.relativize(path).toString() : path.toString();
        return text.contains(" ") ? "\"" + text + "\"" : text;
    }
}
