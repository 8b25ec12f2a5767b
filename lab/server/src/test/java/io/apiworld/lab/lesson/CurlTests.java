package io.apiworld.lab.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.lab.lesson.Step.Call;
import io.apiworld.lab.lesson.Step.Expectation;
import io.apiworld.lab.lesson.Step.Identity;
import io.apiworld.lab.lesson.Step.Manner;
import io.apiworld.lab.lesson.Step.Request;
import io.apiworld.lab.lesson.Step.Sender;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

class CurlTests {

    private final Curl curl = new Curl("https://localhost:8443");

    @Test
    void bringsNothingThatTheCallDoesNotHave() {
        assertThat(curl.of(call("GET", null, Map.of(), null))).isEqualTo("""
                curl -i --cacert var/tls/ca.pem \\
                  'https://localhost:8443/api/things?limit=2'""");
    }

    @Test
    void getsTheTokenOfWhoeverCalls() {
        assertThat(curl.of(call("GET", new Identity("cesar", List.of("read:customers")), Map.of(), null)))
                .contains("-H \"Authorization: Bearer $(./api-world token --user cesar --scope 'read:customers')\"");
        assertThat(curl.of(call("GET", new Identity("integration", List.of()), Map.of(), null)))
                .contains("Bearer $(./api-world token)\"");
    }

    @Test
    void quotesWhatAShellWouldRead() {
        var body = JsonNodeFactory.instance.objectNode().put("name", "O'Hara $HOME");

        assertThat(curl.of(call("POST", null, Map.of("Content-Type", "application/json"), body)))
                .contains("-X POST", "-H 'Content-Type: application/json'")
                .contains("--data '{\"name\":\"O'\\''Hara $HOME\"}'");
    }

    @Test
    void asksForTheHeadAlone() {
        assertThat(curl.of(call("HEAD", null, Map.of(), null)))
                .contains("--head")
                .doesNotContain("-X");
    }

    private static Call call(
            String method, @Nullable Identity as, Map<String, String> headers, @Nullable JsonNode body) {
        return new Call(
                "call",
                "says",
                new Sender(as, null, null, null),
                new Request(method, "/api/things?limit=2", new LinkedHashMap<>(headers), body, new LinkedHashMap<>()),
                new Expectation(List.of(200), new LinkedHashMap<>(), new LinkedHashMap<>()),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                Manner.ONCE);
    }
}
