package io.apiworld.lab.lesson;

import io.apiworld.defaults.yaml.InvalidYaml;
import io.apiworld.defaults.yaml.YamlMap;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** What texts of a lesson may refer to: what each run has from the start, and what steps before have kept. */
final class Names {

    /** Those with passwords of their own, and in lessons all that somebody may call as. */
    static final Set<String> PEOPLE = Set.of("cesar", "vera", "agent01", "agent02", "supervisor", "admin");

    /** Those with secrets. */
    static final Set<String> CLIENTS = Set.of("integration", "study-app", "study-api");

    private final Set<String> known = new HashSet<>(Template.GIVEN);

    Names() {
        PEOPLE.stream().map(Template::passwordOf).forEach(known::add);
        CLIENTS.stream().map(Template::secretOf).forEach(known::add);
    }

    void add(Collection<String> names) {
        known.addAll(names);
    }

    /** @throws InvalidYaml if the text needs what is not there yet */
    void mustHave(YamlMap yaml, String entry, String text) {
        for (var name : Template.namesIn(text)) {
            if (!known.contains(name)) {
                throw yaml.wrong(entry, "no step before keeps {{" + name + "}}");
            }
        }
    }

    /** What an entry says that a value must be; it may refer to names as any text may. */
    Matcher matcher(YamlMap yaml, String entry) {
        var written = yaml.text(entry);
        mustHave(yaml, entry, written);
        try {
            return Matcher.of(written);
        } catch (IllegalArgumentException e) {
            throw yaml.wrong(entry, String.valueOf(e.getMessage()));
        }
    }
}
