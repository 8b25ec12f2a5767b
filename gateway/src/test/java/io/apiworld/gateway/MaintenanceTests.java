package io.apiworld.gateway;

import static io.apiworld.gateway.AuthorizationServerStub.claims;
import static io.apiworld.gateway.AuthorizationServerStub.token;
import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.testsupport.AdjustableClock;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@TightGatewayTest
class MaintenanceTests {

    private static final String ROUTES = "/api/gateway/routes";
    private static final String CLOSURE = ROUTES + "/open/maintenance";
    private static final String TEN_MINUTES = "{\"for\":\"PT10M\"}";

    @LocalServerPort
    int port;

    @Autowired
    AdjustableClock clock;

    @BeforeEach
    void forget() {
        Backend.forgetAll();
        new AuthorizationServerStub().serveAt(Backend.AUTH);
        TightRoutes.SERVICE.reset();
    }

    @AfterEach
    void open() {
        asAdmin("DELETE", CLOSURE, "");
    }

    @Test
    void anAdministratorClosesARouteForAWhile() {
        assertThat(asAdmin("PUT", CLOSURE, TEN_MINUTES).statusCode()).isEqualTo(200);

        var response = new Browser(port).post("/tight/open", "{}");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).contains("600");
        assertThat(Browser.json(response).path("type").asString()).isEqualTo("urn:problem:under-maintenance");
        assertThat(TightRoutes.SERVICE.requests()).isEmpty();
    }

    @Test
    void theLinesThatTellOfItNameTheRequests() {
        try (var log = new LogLines().listening()) {
            asAdmin("PUT", CLOSURE, TEN_MINUTES);
            asAdmin("DELETE", CLOSURE, "");

            assertThat(List.of("Route open is closed for maintenance", "Route open is open again"))
                    .allSatisfy(words -> assertThat(log.with(words).getMDCPropertyMap())
                            .containsKeys("correlationId", "traceId", "spanId"));
        }
    }

    @Test
    void otherRoutesStayOpen() {
        asAdmin("PUT", CLOSURE, TEN_MINUTES);

        assertThat(new Browser(port).get("/tight/here").statusCode()).isEqualTo(200);
    }

    @Test
    void itOpensByItselfWhenItsTimeIsUp() {
        asAdmin("PUT", CLOSURE, TEN_MINUTES);

        clock.advanceBy(Duration.ofMinutes(10));

        assertThat(new Browser(port).get("/tight/open").statusCode()).isEqualTo(200);
    }

    @Test
    void anAdministratorOpensItEarlier() {
        asAdmin("PUT", CLOSURE, TEN_MINUTES);

        assertThat(asAdmin("DELETE", CLOSURE, "").statusCode()).isEqualTo(204);
        assertThat(new Browser(port).get("/tight/open").statusCode()).isEqualTo(200);
    }

    @Test
    void nobodyElseDoes() {
        var agent = send(token("agent01"), "PUT", CLOSURE, TEN_MINUTES);

        assertThat(agent.statusCode()).isEqualTo(403);
        assertThat(agent.headers().firstValue("WWW-Authenticate").orElseThrow()).contains("insufficient_scope");
        assertThat(new Browser(port).send("PUT", CLOSURE, TEN_MINUTES).statusCode())
                .isIn(401, 403);
        assertThat(new Browser(port).get("/tight/open").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"for\":\"PT0S\"}", "{\"for\":\"PT25H\"}", "{\"for\":\"-PT1M\"}"})
    void aClosureHasAnEndThatIsNotFar(String body) {
        var response = asAdmin("PUT", CLOSURE, body);

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(Browser.json(response).path("errors").path(0).path("pointer").asString())
                .isEqualTo("/for");
    }

    @Test
    void aBodyThatCannotBeReadIsA400() {
        assertThat(asAdmin("PUT", CLOSURE, "{\"for\":").statusCode()).isEqualTo(400);
    }

    @Test
    void aRouteThatThereIsNotIsToldApartFromAPathThatLeadsNowhere() {
        var response = asAdmin("PUT", ROUTES + "/none/maintenance", TEN_MINUTES);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(Browser.json(response).path("type").asString()).isEqualTo("urn:problem:unknown-route");
    }

    @Test
    void whoIsSignedInSeesEveryRouteWithItsRules() {
        var overview = Browser.json(send(token("agent01"), "GET", ROUTES, ""));

        var crm = route(overview, "crm");
        assertThat(crm.path("paths").toString()).contains("/api/customers/**");
        assertThat(crm.path("access").asString()).isEqualTo("token");
        assertThat(crm.path("circuit").asString()).isEqualTo("closed");
        assertThat(crm.path("timeoutMs").asLong()).isEqualTo(4000);
        assertThat(route(overview, "hasty").path("timeoutMs").asLong()).isEqualTo(1000);
        assertThat(route(overview, "elsewhere").path("allowedFrom").toString()).isEqualTo("[\"192.0.2.0/24\"]");
        assertThat(route(overview, "without-circuit").has("circuit")).isFalse();
        assertThat(route(overview, "closed").has("maintenance")).isTrue();
        assertThat(overview.path("plans").toString()).contains("anonymous", "premium");
        assertThat(overview.path("mayClose").asBoolean()).isFalse();
    }

    @Test
    void whereServicesStandInsideIsNotSaid() {
        assertThat(send(token("agent01"), "GET", ROUTES, "").body())
                .doesNotContain(
                        "http://",
                        "https://",
                        String.valueOf(TightRoutes.SERVICE.uri("").getPort()));
    }

    @Test
    void strangersSeeNothing() {
        var response = new Browser(port).get(ROUTES);

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(Browser.json(response).path("type").asString()).isEqualTo("urn:problem:missing-token");
    }

    @Test
    void theConsolesSessionIsEnoughToLook() {
        assertThat(new Browser(port).signedIn().get(ROUTES).statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> asAdmin(String method, String path, String body) {
        return send(token(claims("admin").claim("scope", "admin")), method, path, body);
    }

    private HttpResponse<String> send(String token, String method, String path, String body) {
        return new Browser(port)
                .send(method, path, body, "Authorization", "Bearer " + token, "Content-Type", "application/json");
    }

    private static JsonNode route(JsonNode overview, String id) {
        return StreamSupport.stream(overview.path("routes").spliterator(), false)
                .filter(route -> route.path("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
