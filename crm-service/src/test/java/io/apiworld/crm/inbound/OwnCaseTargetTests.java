package io.apiworld.crm.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.crm.ticket.TicketDraft;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.Yaml;

/** The schema that profiles are checked against must be what a case really takes. */
class OwnCaseTargetTests {

    @Test
    void namesTheFieldsOfADraft() throws IOException {
        // A case's customer is its contact
        var draft = Arrays.stream(TicketDraft.class.getRecordComponents())
                .map(component -> component.getName())
                .filter(name -> !name.equals("customerId"));

        assertThat(targetFields()).containsExactlyInAnyOrderElementsOf(draft.toList());
    }

    private static Stream<String> targetFields() throws IOException {
        try (var file = new ClassPathResource("mapping/targets/own-case.yaml").getInputStream()) {
            Map<String, Map<String, Object>> target = new Yaml().load(file);
            return target.get("fields").keySet().stream();
        }
    }
}
