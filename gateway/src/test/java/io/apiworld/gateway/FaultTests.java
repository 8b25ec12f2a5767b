package io.apiworld.gateway;

import static io.apiworld.gateway.AuthorizationServerStub.token;
import static io.apiworld.gateway.Backend.CHAT;
import static io.apiworld.gateway.Backend.CRM;
import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.defaults.fault.Fault;
import io.apiworld.defaults.fault.Faults;
import io.apiworld.testsupport.AdjustableClock;
import io.apiworld.testsupport.HttpStub.Answer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.TestPropertySource;

@GatewayTest
@ActiveProfiles("lab")
@TestPropertySource(
        properties = {
            "circuit.calls=4",
            "circuit.rest=20s",
            "spring.cloud.gateway.server.webflux.httpclient.response-timeout=10s"
        })
class FaultTests {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @LocalServerPort
    int port;

    @Autowired
    Faults faults;

    @Autowired
    AdjustableClock clock;

    @BeforeEach
    void forget() {
        Backend.forgetAll();
        new AuthorizationServerStub().serveAt(Backend.AUTH);
    }

    @AfterEach
    void heal() {
        faults.become(List.of());
        clock.advanceBy(MINUTE);
        get("any");
    }

    @ParameterizedTest
    @CsvSource({
        "refused,                503, backend-down",
        "unreachable,            504, backend-unreachable",
        "dropped,                502, backend-broke-off",
        "garbage,                502, backend-garbage",
        "untrusted-certificate,  502, backend-certificate-untrusted",
        "expired-certificate,    502, backend-certificate-expired",
        "wrong-host-certificate, 502, backend-certificate-wrong-host",
        "maintenance,            503, under-maintenance"
    })
    void aBackendFailsInTheWayThatIsWanted(String kind, int status, String type) {
        faults.become(List.of(fault(kind, "mine")));

        var response = get("mine");

        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(Browser.json(response).path("type").asString()).isEqualTo("urn:problem:" + type);
        assertThat(CRM.stub().requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"refused", "garbage", "expired-certificate", "maintenance"})
    void otherCallersAndOtherServicesAreUnharmed(String kind) {
        faults.become(List.of(fault(kind, "mine")));

        assertThat(get("yours").statusCode()).isEqualTo(200);
        assertThat(send("GET", "/api/chat/status", "mine").statusCode()).isEqualTo(200);
        assertThat(CHAT.last().path()).isEqualTo("/api/chat/status");
    }

    @Test
    void whoComesBackIsToldWhen() {
        faults.become(List.of(fault("maintenance", null)));

        assertThat(get("any").headers().firstValue("Retry-After")).contains("60");
    }

    @Test
    void itHealsByItself() {
        faults.become(List.of(fault("garbage", null)));
        assertThat(get("any").statusCode()).isEqualTo(502);

        clock.advanceBy(MINUTE);

        assertThat(get("any").statusCode()).isEqualTo(200);
        assertThat(CRM.last().header("Authorization")).startsWith("Bearer ");
    }

    @Test
    void theCircuitCountsWhatFailsForEverybody() {
        faults.become(List.of(fault("refused", null)));

        for (int call = 0; call < 4; call++) {
            get("any");
        }

        assertThat(Browser.json(get("any")).path("type").asString()).isEqualTo("urn:problem:circuit-open");
    }

    @Test
    void whatFailsForOneCallerDoesNotCloseTheServiceToOthers() {
        faults.become(List.of(fault("refused", "mine")));

        for (int call = 0; call < 8; call++) {
            assertThat(get("mine").statusCode()).isEqualTo(503);
        }

        assertThat(get("yours").statusCode()).isEqualTo(200);
    }

    /** A delay is the service's own doing; the gateway knows of it all the same. */
    @Test
    void norDoesASlownessThatOneCallerHas() {
        faults.become(List.of(fault("delay", "mine")));
        CRM.stub()
                .answers(request -> "mine".equals(request.header("X-Correlation-ID"))
                        ? Answer.status(200).after(Duration.ofSeconds(12))
                        : Answer.status(200));

        var late = List.of(1, 2, 3, 4).parallelStream().map(_ -> get("mine")).toList();

        assertThat(late).allMatch(response -> response.statusCode() == 504);
        assertThat(get("yours").statusCode()).isEqualTo(200);
    }

    @Test
    void nobodyMaySwitchThroughTheGatewayWithoutAToken() {
        assertThat(new Browser(port).send("POST", "/lab/api/faults", "{}").statusCode())
                .isIn(401, 403);
        assertThat(new Browser(port).send("DELETE", "/lab/api/faults/1", "").statusCode())
                .isIn(401, 403);
        assertThat(new Browser(port).get("/lab/api/faults").statusCode()).isEqualTo(200);
    }

    @Test
    void whoSwitchesIsKnownToTheLabByTheirToken() {
        assertThat(send("POST", "/lab/api/faults", "mine").statusCode()).isEqualTo(200);
        assertThat(Backend.LAB.last().header("Authorization")).startsWith("Bearer ");
    }

    @Test
    void whatTheServicesAskTheLabIsNothingForThePublic() {
        assertThat(new Browser(port)
                        .get("/lab/faults?service=crm-service&instance=1")
                        .statusCode())
                .isEqualTo(404);
    }

    private HttpResponse<String> get(String correlationId) {
        return send("GET", "/api/customers/12345", correlationId);
    }

    private HttpResponse<String> send(String method, String path, String correlationId) {
        return new Browser(port)
                .send(
                        method,
                        path,
                        "",
                        "Authorization",
                        "Bearer " + token("supervisor"),
                        "X-Correlation-ID",
                        correlationId);
    }

    private Fault fault(String kind, @Nullable String onlyFor) {
        return new Fault(
                "f-1",
                "crm-service",
                kind,
                onlyFor,
                Duration.ofSeconds(12),
                clock.instant().plus(MINUTE));
    }
}
