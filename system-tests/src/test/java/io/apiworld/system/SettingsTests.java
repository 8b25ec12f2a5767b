package io.apiworld.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A user changes what a service does in a file of their own, not in its jar. */
@ExtendWith(WorldExtension.class)
class SettingsTests {

    private static final String LONG = "{\"note\": \"%s\"}".formatted("x".repeat(4096));

    @Test
    void whatTheUserWritesWinsOverWhatTheServiceBrings(RunningWorld world) {
        var api = world.api().as(world.tokenOfClient("integration"));
        assertThat(api.post("/api/tickets", LONG).status()).isNotEqualTo(413);

        world.set("gateway", "intake: { max-body: 2KB }");
        try {
            assertThat(api.post("/api/tickets", LONG).status()).isEqualTo(413);
        } finally {
            world.unset("gateway");
        }

        assertThat(api.post("/api/tickets", LONG).status()).isNotEqualTo(413);
    }
}
