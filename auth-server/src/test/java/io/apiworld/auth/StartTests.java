package io.apiworld.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apiworld.testsupport.TestDatabase;
import io.apiworld.testsupport.Trap;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.test.context.TestPropertySource;

/** From nothing but configuration. */
@ExtendWith(OutputCaptureExtension.class)
class StartTests {

    /** Tables first, then who and what is in them; and the second start finds all that there. */
    @Test
    @Trap("A16")
    void anEmptyDatabaseIsFilledBeforeAnybodyReadsIt() {
        var database = TestDatabase.fresh();
        for (var start = 0; start < 2; start++) {
            try (var server = start(database, Map.of())) {
                var grants = new Grants(port(server));

                assertThat(grants.tokens("console", "cesar", "openid").has("id_token"))
                        .isTrue();
                assertThat(grants.machineToken()).isNotEmpty();
            }
        }
    }

    /** The store would refuse the second of them, with the first already in it. */
    @Test
    @Trap("A17")
    void twoClientsWithOneSecretEndTheStartAndTheSecretIsNotTold(CapturedOutput log) {
        var ofIntegration = TestSecrets.CLIENT + "2";

        assertThatThrownBy(() -> start(TestDatabase.fresh(), Map.of("clients.lab.secret", ofIntegration)));

        assertThat(log.getAll())
                .contains("no two clients may have the same secret")
                .doesNotContain(ofIntegration);
    }

    private static ConfigurableApplicationContext start(TestDatabase database, Map<String, Object> properties) {
        var all = new LinkedHashMap<String, Object>(database.properties());
        all.put("server.port", 0);
        all.put("management.server.port", 0);
        var secrets = AnnotationUtils.findAnnotation(TestSecrets.class, TestPropertySource.class);
        Arrays.stream(secrets.properties())
                .map(property -> property.split("=", 2))
                .forEach(property -> all.put(property[0], property[1]));
        all.putAll(properties);
        return new SpringApplicationBuilder(AuthServerApplication.class)
                .run(all.entrySet().stream()
                        .map(property -> "--" + property.getKey() + "=" + property.getValue())
                        .toArray(String[]::new));
    }

    private static int port(ConfigurableApplicationContext server) {
        return ((WebServerApplicationContext) server).getWebServer().getPort();
    }
}
