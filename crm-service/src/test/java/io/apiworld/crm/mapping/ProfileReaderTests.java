package io.apiworld.crm.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.apiworld.defaults.yaml.InvalidYaml;
import io.apiworld.defaults.yaml.YamlMap;
import java.io.StringReader;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileReaderTests {

    private static final String SOUND = """
            profile: test
            target: small
            idempotencyField: reference
            fields:
              contact:   { $path: /customerId, $required: true }
              reference: { $path: /interactionId }
              owner:     { $lookup: agents, $key: /agentName }
              kind:
                $path: /kind
                $enum: { a: red, "*": blue }
              notes:     { $path: /transcript, $truncate: { maxBytes: 10, marker: "…" } }
            """;

    private static final String TARGET = """
            target: small
            fields:
              contact:   { required: true }
              reference: { unique: true }
              owner:     { maxLength: 20 }
              kind:      { values: [red, blue] }
              notes:     {}
              title:     { maxLength: 5 }
            """;

    @Test
    void readsASoundProfile() {
        assertThat(read(SOUND).rules()).containsOnlyKeys("contact", "reference", "owner", "kind", "notes");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    $path: /customerId           | $pth: /customerId            | 5  | unknown directive $pth
                    $required: true              | $required: yes               | 5  | $required must be true or false
                    $path: /customerId           | $path: customerId            | 5  | is not a JSON pointer
                    contact:                     | kontact:                     | 5  | unknown field of small kontact
                    , $required: true            | ``                           | 5  | contact is required by small
                    { $path: /interactionId }    | { $maxLength: 3 }            | 6  | a field needs one source
                    { $path: /interactionId }    | { $path: /a, $template: b }  | 6  | a field needs one source
                    { $path: /interactionId }    | { $path: /a, $key: /b }      | 6  | $key goes with $lookup
                    { $path: /interactionId }    | { $path: /a, $maxLength: 0 } | 6  | must be a number above 0
                    { $path: /interactionId }    | { $path: /a, $format: iban } | 6  | unknown format iban
                    $lookup: agents              | $lookup: spies               | 7  | there is no directory spies
                    a: red                       | a: green                     | 10 | green is not one of red, blue
                    maxBytes: 10                 | maxBites: 10                 | 11 | unknown property maxBites
                    maxBytes: 10                 | maxBytes: 2                  | 11 | the marker alone is longer
                    target: small                | target: large                | 2  | there is no schema of the target large
                    idempotencyField: reference  | idempotencyField: notes      | 3  | must be a field above that is unique
                    idempotencyField: reference  | idempotency: reference       | 3  | unknown entry idempotency
                    notes:                       | owner:                       | 11 | owner stands here twice
                    fields:                      | fields: [                    | 6  | not YAML
                    """)
    void namesTheLineOfAMistake(String sound, String mistaken, int line, String reason) {
        var profile = SOUND.replace(sound, mistaken);

        assertThatExceptionOfType(InvalidYaml.class)
                .isThrownBy(() -> read(profile))
                .withMessageStartingWith("profile.yaml, line %d: ", line)
                .withMessageContaining(reason);
    }

    @Test
    void refusesADefaultThatTheTargetWouldRefuse() {
        var profile = SOUND + "  title: { $path: /title, $default: far too long }\n";

        assertThatExceptionOfType(InvalidYaml.class)
                .isThrownBy(() -> read(profile))
                .withMessageStartingWith("profile.yaml, line 12: ");
    }

    private static Profile read(String text) {
        var target = TargetSchema.from(YamlMap.read("target.yaml", new StringReader(TARGET)));
        var reader = new ProfileReader(Map.of("small", target), Map.of("agents", new NoAgents()));
        return reader.read(YamlMap.read("profile.yaml", new StringReader(text)));
    }

    private record NoAgents() implements Lookup {

        @Override
        public String name() {
            return "agents";
        }

        @Override
        public Optional<String> find(String key) {
            return Optional.empty();
        }
    }
}
