package io.apiworld.gateway;

import static io.apiworld.gateway.Backend.AUTH;
import static io.apiworld.gateway.Backend.CHAT;
import static io.apiworld.gateway.Backend.CRM;
import static io.apiworld.gateway.Backend.LAB;
import static io.apiworld.gateway.Backend.SANDBOX;
import static io.apiworld.gateway.Backend.WEBHOOKS;
import static io.apiworld.gateway.Backend.ZIPKIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;

import io.apiworld.testsupport.Trap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.cloud.gateway.route.RouteLocator;

@GatewayTest
class RouteTests {

    /** The table of public paths, as the platform has agreed on it. */
    private static final Map<Backend, Set<String>> TABLE = Map.of(
            CRM,
            Set.of(
                    "/api/customers",
                    "/api/customers/12345",
                    "/api/customers/12345/interactions",
                    "/api/customer/12345",
                    "/api/tickets",
                    "/api/tickets/1",
                    "/api/cases",
                    "/api/cases/1",
                    "/api/create-ticket",
                    "/v1/customers",
                    "/v2/customers/12345",
                    "/v3/customers",
                    "/webhook/chat-started"),
            CHAT,
            Set.of("/api/chat/start", "/api/chat/status", "/api/chat/sessions/1/messages", "/api/session/1"),
            WEBHOOKS,
            Set.of(
                    "/api/webhooks/event-types",
                    "/api/webhooks/endpoints",
                    "/api/webhooks/messages",
                    "/api/webhooks/deliveries/1"),
            AUTH,
            Set.of(
                    "/api/users",
                    "/api/users/1",
                    "/api/create-user",
                    "/oauth2/revoke",
                    "/api/api-keys",
                    "/api/api-keys/Ab3dEf9h/rotate",
                    "/api/signing-keys",
                    "/.well-known/openid-configuration",
                    "/userinfo",
                    "/connect/logout",
                    "/login",
                    "/login/callback/google",
                    "/logout",
                    "/signed-out",
                    "/consent",
                    "/account",
                    "/webauthn/register/options",
                    "/auth-assets/style.css"),
            ZIPKIN,
            Set.of("/zipkin", "/zipkin/", "/zipkin/api/v2/traces", "/zipkin/traces/1"),
            SANDBOX,
            Set.of("/sandbox/receivers/a/inbox", "/sandbox/receivers/a/requests"),
            LAB,
            Set.of(
                    "/",
                    "/customer",
                    "/agent",
                    "/reference",
                    "/routes",
                    "/faults",
                    "/lab/api/faults",
                    "/logs",
                    "/token",
                    "/report",
                    "/assets/app.js",
                    "/lab/api/system",
                    "/lab/api/tokens/inspection",
                    "/lab/api/logs",
                    "/lab/api/tokens/own/inspection",
                    "/favicon.ico",
                    "/favicon.svg"));

    /** Those that need a token, by their beginnings. */
    private static final Set<String> CLOSED = Set.of(
            "/api/", "/v1/", "/v2/", "/v3/", "/sandbox/receivers/a/requests", "/lab/api/logs", "/lab/api/tokens/own/");

    @LocalServerPort
    int port;

    @BeforeEach
    void forget() {
        Backend.forgetAll();
        new AuthorizationServerStub().serveAt(AUTH);
    }

    static Stream<Arguments> everyRoute() {
        return TABLE.entrySet().stream()
                .flatMap(row ->
                        row.getValue().stream().sorted().map(path -> Arguments.of(named(path, path), row.getKey())));
    }

    @ParameterizedTest
    @MethodSource("everyRoute")
    void everyPathReachesItsService(String path, Backend backend) {
        var response =
                new Browser(port).get(path, "Authorization", "Bearer " + AuthorizationServerStub.token("agent01"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(backend.last().path()).isEqualTo(path);
    }

    @ParameterizedTest
    @MethodSource("everyRoute")
    void onlyTheApiIsClosedToStrangers(String path, Backend backend) {
        var response = new Browser(port).get(path);

        var closed = CLOSED.stream().anyMatch(path::startsWith);
        assertThat(response.statusCode()).isEqualTo(closed ? 401 : 200);
        assertThat(backend.stub().requests().stream()
                        .anyMatch(request -> request.path().equals(path)))
                .isEqualTo(!closed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/costumers/12345",
                "/api",
                "/vx/customers",
                "/actuator/health",
                "/customers",
                "/ws",
                "/error",
                "/index.html",
                "/bff/x"
            })
    void everythingElseLeadsNowhere(String path) {
        var response = new Browser(port).get(path);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(Browser.json(response).path("type").asString()).isEqualTo("urn:problem:no-such-route");
        assertThat(Browser.json(response).path("layer").asString()).isEqualTo("gateway");
    }

    /** Nobody looks for instances by a name, so that nobody can find none: who is away is known by how it fails. */
    @Test
    @Trap("G15")
    void everyRouteLeadsToAnAddress(@Autowired RouteLocator routes) {
        assertThat(routes.getRoutes().collectList().block())
                .hasSizeGreaterThan(TABLE.size())
                .allSatisfy(route -> assertThat(route.getUri().getScheme()).isIn("http", "https"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE"})
    void tracesCanBeReadButNotWritten(String method) {
        var response = new Browser(port).send(method, "/zipkin/api/v2/spans", "[]");

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow").orElseThrow().split(","))
                .containsExactlyInAnyOrder("GET", "HEAD");
        assertThat(ZIPKIN.stub().requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api//customers",
                "/zipkin/../api/customers",
                "/zipkin/%2e%2e/api",
                "/api;x=1/customers",
                "/api%2Fcustomers"
            })
    void pathsThatTwoServersCouldReadDifferentlyAreRefused(String path) {
        var response = new Browser(port).get(path);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Browser.json(response).path("type").asString()).isEqualTo("urn:problem:suspicious-request");
    }

    @Test
    void methodQueryAndBodyReachTheService() {
        new Browser(port)
                .send(
                        "PATCH",
                        "/api/customers/1?q=a%20b",
                        "{\"a\":1}",
                        "Authorization",
                        "Bearer " + AuthorizationServerStub.token("agent01"));

        assertThat(CRM.last().method()).isEqualTo("PATCH");
        assertThat(CRM.last().query()).isEqualTo("q=a b");
        assertThat(CRM.last().body()).isEqualTo("{\"a\":1}");
    }
}
