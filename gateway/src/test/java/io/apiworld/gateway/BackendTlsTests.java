package io.apiworld.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.testsupport.Trap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

@GatewayTest
@TestPropertySource(properties = "spring.cloud.gateway.server.webflux.httpclient.response-timeout=10s")
class BackendTlsTests {

    @LocalServerPort
    int port;

    /** All of them are an unspecific 500 in the stock gateway. */
    @ParameterizedTest
    @CsvSource({
        "expired,              502, backend-certificate-expired",
        "not-yet-valid,        502, backend-certificate-not-yet-valid",
        "self-signed,          502, backend-certificate-self-signed",
        "untrusted-root,       502, backend-certificate-untrusted",
        "missing-intermediate, 502, backend-certificate-incomplete-chain",
        "wrong-host,           502, backend-certificate-wrong-host",
        "tls10,                502, backend-tls-version",
        "tls11,                502, backend-tls-version",
        "mutual-others,        502, backend-client-certificate-refused",
        "dropping,             504, backend-unreachable",
        "refusing,             503, backend-down",
        "interfering,          502, backend-tls-broken-off",
        "plain,                502, backend-not-tls",
        "garbage,              502, backend-garbage",
        "cut-off,              502, backend-broke-off"
    })
    @Trap("G2")
    void eachWayInWhichTlsFailsHasAProblemTypeOfItsOwn(String site, int status, String type) {
        var response = new Browser(port).get("/tls/" + site);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        var problem = Browser.json(response);
        assertThat(problem.path("type").asString()).isEqualTo("urn:problem:" + type);
        assertThat(problem.path("layer").asString()).isEqualTo("upstream");
        assertThat(problem.path("backend").asString()).isEqualTo("tls-" + site);
        assertThat(response.body()).doesNotContain("Exception", "127.0.0.1", "PKIX");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sound", "mutual"})
    void whatIsSoundIsReachedWithTheGatewaysOwnCertificateWhereOneIsAskedFor(String site) {
        var response = new Browser(port).get("/tls/" + site);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("ok");
    }

    @Test
    void aPortThatDropsIsGivenUpInTheTimeForConnectingAndNotLater() {
        var began = System.nanoTime();

        assertThat(new Browser(port).get("/tls/dropping").statusCode()).isEqualTo(504);

        assertThat((System.nanoTime() - began) / 1_000_000).isBetween(1_500L, 9_500L);
    }

    @Test
    void theSitesAreOnlyLookedAt() {
        assertThat(new Browser(port).post("/tls/sound", "{}").statusCode()).isEqualTo(405);
    }
}
