package io.apiworld.crm.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.crm.mapping.MappingOutcome.FieldGap;
import io.apiworld.crm.mapping.MappingOutcome.Mapped;
import io.apiworld.crm.mapping.MappingOutcome.Unmappable;
import io.apiworld.defaults.yaml.YamlMap;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class OwnCaseProfileTests {

    final JsonMapper json = new JsonMapper();
    final Profile profile = ownCase();

    @ParameterizedTest
    @ValueSource(strings = {"whole", "sparse", "foreign"})
    void makesOfAnEventWhatTheGoldenFileSays(String name) {
        var outcome = profile.apply(json.readTree(file("mapping/golden/" + name + ".event.json")));

        assertThat(outcome).isInstanceOf(Mapped.class);
        assertThat(json.<ObjectNode>valueToTree(((Mapped) outcome).fields()))
                .isEqualTo(json.readTree(file("mapping/golden/" + name + ".case.json")));
    }

    @Test
    void saysWhereEachFieldCameFrom() {
        var mapped = (Mapped) profile.apply(json.readTree(file("mapping/golden/whole.event.json")));

        assertThat(mapped.origin("contactId")).isEqualTo("/customerId");
        assertThat(mapped.origins().get("subject")).containsExactly("/interactionId", "/agentName");
    }

    @Test
    void namesEveryFieldThatItCannotMake() {
        var event = json.readTree("{\"email\": \"nonsense\", \"interactionId\": null}");

        assertThat(profile.apply(event))
                .isEqualTo(new Unmappable(java.util.List.of(
                        new FieldGap("contactId", "/customerId", "is required, but has no value"),
                        new FieldGap("email", "/email", "is not an e-mail address"),
                        new FieldGap("externalReference", "/interactionId", "is required, but has no value"))));
    }

    @Test
    void tellsNullFromAbsent() {
        var event = json.readTree("{\"customerId\": \"1\", \"interactionId\": \"2\", \"email\": null}");

        var fields = ((Mapped) profile.apply(event)).fields();

        assertThat(fields).containsEntry("email", null).doesNotContainKey("notes");
    }

    @Test
    void cutsATranscriptToWhatACaseHolds() {
        var event = json.createObjectNode()
                .put("customerId", "1")
                .put("interactionId", "2")
                .put("transcript", "ä".repeat(40_000));

        var notes = ((Mapped) profile.apply(event)).get("notes");

        assertThat(notes).endsWith("… the rest is in the chat's history");
        assertThat(Truncation.bytes(String.valueOf(notes))).isBetween(31_998, 32_000);
    }

    @Test
    void takesNothingButASingleValue() {
        var event = json.readTree("{\"customerId\": \"1\", \"interactionId\": \"2\", \"summary\": [\"a\"]}");

        assertThat(profile.apply(event)).isInstanceOf(Unmappable.class);
    }

    private static Profile ownCase() {
        var target = TargetSchema.from(yaml("mapping/targets/own-case.yaml"));
        return new ProfileReader(Map.of(target.name(), target), Map.of("agents", new TwoAgents()))
                .read(yaml("mapping/profiles/own-case.yaml"));
    }

    private static YamlMap yaml(String path) {
        try (var content =
                new InputStreamReader(new ClassPathResource(path).getInputStream(), StandardCharsets.UTF_8)) {
            return YamlMap.read(path, content);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String file(String path) {
        try {
            return new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private record TwoAgents() implements Lookup {

        @Override
        public String name() {
            return "agents";
        }

        @Override
        public Optional<String> find(String key) {
            return Optional.ofNullable(
                    Map.of("Amira Haddad", "agent01", "Jonas Weber", "agent02").get(key));
        }
    }
}
