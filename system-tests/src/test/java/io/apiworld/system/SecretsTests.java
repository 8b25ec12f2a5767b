package io.apiworld.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** After a full run, no secret, password or token stands anywhere that people look. */
@ExtendWith(WorldExtension.class)
class SecretsTests {

    /** Three parts in base64url, the first of which begins as a JSON object does. */
    private static final Pattern A_TOKEN = Pattern.compile("eyJ[\\w-]{10,}\\.[\\w-]{10,}\\.[\\w-]{10,}");

    @Test
    void standInNoLog(RunningWorld world) {
        assertThat(found(secrets(world), world.logs())).isEmpty();
    }

    @Test
    void standInNoTrace(RunningWorld world) {
        var traces = world.api()
                .get("/zipkin/api/v2/traces?limit=100000&lookback=3600000")
                .body();

        assertThat(traces).contains(world.scenario().traceId());
        assertThat(found(secrets(world), Map.of("traces", traces))).isEmpty();
    }

    @Test
    void standInNoDeliveryRecord(RunningWorld world) {
        var api = world.api().as(world.tokenOfClient("integration"));
        var records = Map.of(
                "deliveries", everyPageOf(api, "/api/webhooks/deliveries?limit=100"),
                "endpoints", api.get("/api/webhooks/endpoints").body());

        assertThat(records.get("deliveries")).contains("chat_completed");
        assertThat(found(secrets(world), records)).isEmpty();
    }

    @Test
    void areFoundWhereTheyDoStand(RunningWorld world) {
        var token = world.tokenOf("cesar");
        var leaky = Map.of("a log", "{\"message\":\"GET /api with Bearer " + token + "\"}");

        assertThat(found(secrets(world), leaky).keySet())
                .singleElement()
                .asString()
                .startsWith("token of cesar since")
                .endsWith(" in a log");
    }

    @Test
    void noTokenOfAnybodyStandsInALogOrTrace(RunningWorld world) {
        var traces = world.api()
                .get("/zipkin/api/v2/traces?limit=100000&lookback=3600000")
                .body();

        assertThat(world.logs().values())
                .isNotEmpty()
                .noneMatch(log -> A_TOKEN.matcher(log).find());
        assertThat(A_TOKEN.matcher(traces).find()).isFalse();
        assertThat(A_TOKEN.matcher("Bearer " + world.tokenOf("cesar")).find()).isTrue();
    }

    private static String everyPageOf(Api api, String path) {
        var pages = new StringBuilder();
        var next = "";
        do {
            var page = api.get(path + next);
            assertThat(page.status()).isEqualTo(200);
            pages.append(page.body());
            var cursor = page.json().path("next").asString("");
            next = cursor.isEmpty() ? "" : "&cursor=" + cursor;
        } while (!next.isEmpty());
        return pages.toString();
    }

    /** Everything made at first start, and the tokens that this run has used. */
    private static Map<String, String> secrets(RunningWorld world) {
        var secrets = new TreeMap<>(world.secrets());
        world.tokensUsed().forEach((who, token) -> secrets.put("token of " + who, token));
        return secrets;
    }

    private static Map<String, String> found(Map<String, String> secrets, Map<String, String> places) {
        return secrets.entrySet().stream()
                .flatMap(secret -> places.entrySet().stream()
                        .filter(place -> place.getValue().contains(secret.getValue()))
                        .map(place -> Map.entry(secret.getKey() + " in " + place.getKey(), "found")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
