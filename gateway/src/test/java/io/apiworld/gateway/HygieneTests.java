package io.apiworld.gateway;

import static io.apiworld.gateway.AuthorizationServerStub.token;
import static io.apiworld.gateway.Backend.AUTH;
import static io.apiworld.gateway.Backend.CRM;
import static io.apiworld.gateway.Backend.LAB;
import static io.apiworld.gateway.Backend.SANDBOX;
import static io.apiworld.gateway.Backend.ZIPKIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.testsupport.HttpStub.Answer;
import io.apiworld.testsupport.Trap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@GatewayTest
class HygieneTests {

    private static final String COOKIES = "__Host-console=c; XSRF-TOKEN=x; __Host-auth=a; other=o";

    @LocalServerPort
    int port;

    @BeforeEach
    void forget() {
        Backend.forgetAll();
        new AuthorizationServerStub().serveAt(AUTH);
    }

    @Test
    @Trap("G6")
    void whoTheClientIsAndHowItCameIsSaidByUs() {
        new Browser(port)
                .get(
                        "/agent",
                        "X-Forwarded-For",
                        "6.6.6.6",
                        "X-Forwarded-Host",
                        "evil.example",
                        "X-Forwarded-Proto",
                        "gopher",
                        "X-Forwarded-Port",
                        "66",
                        "X-Forwarded-Prefix",
                        "/evil",
                        "Forwarded",
                        "for=6.6.6.6;host=evil.example",
                        "X-Real-IP",
                        "6.6.6.6");

        assertThat(LAB.last().header("X-Forwarded-For")).isEqualTo("127.0.0.1");
        assertThat(LAB.last().header("X-Forwarded-Host")).isEqualTo("localhost");
        assertThat(LAB.last().header("X-Forwarded-Proto")).isEqualTo("https");
        assertThat(LAB.last().header("X-Forwarded-Port")).isEqualTo("8443");
        assertThat(LAB.last().headers()).doesNotContainKeys("X-Forwarded-Prefix", "Forwarded", "X-Real-IP");
        assertThat(LAB.last().headers().toString()).doesNotContain("6.6.6.6", "evil");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-http2-scheme", "x-http2-stream-id", "X-Original-URL", "X-XSRF-TOKEN"})
    @Trap("G7")
    void headersThatAreNotForBackendsDoNotPass(String header) {
        new Browser(port).get("/agent", header, "1", "X-Harmless", "2");

        assertThat(LAB.last().headers()).doesNotContainKey(header).containsEntry("X-harmless", "2");
    }

    @ParameterizedTest
    @CsvSource({"LAB,/agent", "ZIPKIN,/zipkin/", "CRM,/webhook/a", "SANDBOX,/sandbox/receivers/a/inbox"})
    void noCookieOfOursReachesAServiceThatHasNoBusinessWithIt(Backend backend, String path) {
        new Browser(port).get(path, "Cookie", COOKIES);

        assertThat(backend.last().header("Cookie")).isNull();
    }

    @Test
    void noCookieReachesAnApiEither() {
        new Browser(port).get("/api/customers", "Cookie", COOKIES, "Authorization", "Bearer " + token("agent01"));

        assertThat(CRM.last().header("Cookie")).isNull();
    }

    @Test
    void theAuthorizationServerGetsItsOwnCookieAlone() {
        new Browser(port).get("/login", "Cookie", COOKIES);

        assertThat(AUTH.last().header("Cookie")).isEqualTo("__Host-auth=a");
    }

    @Test
    void credentialsGoOnlyWhereTheyAreLookedAt() {
        new Browser(port).get("/agent", "Authorization", "Bearer abc");
        new Browser(port).get("/zipkin/", "Authorization", "Bearer abc");
        new Browser(port).get("/userinfo", "Authorization", "Bearer abc");
        new Browser(port).post("/sandbox/receivers/a/inbox", "", "Authorization", "Bearer abc");

        assertThat(LAB.last().header("Authorization")).isNull();
        assertThat(ZIPKIN.last().header("Authorization")).isNull();
        assertThat(AUTH.last().header("Authorization")).isEqualTo("Bearer abc");
        assertThat(SANDBOX.last().header("Authorization")).isEqualTo("Bearer abc");
    }

    @Test
    void aServiceCannotPlantASessionOfOurs() {
        LAB.stub().willAnswer(Answer.status(200).withHeader("Set-Cookie", "__Host-console=planted; Path=/"));
        AUTH.stub().willAnswer(Answer.status(200).withHeader("Set-Cookie", "__Host-auth=its-own; Path=/"));

        assertThat(new Browser(port).get("/agent").headers().allValues("Set-Cookie"))
                .isEmpty();
        assertThat(new Browser(port).get("/login").headers().allValues("Set-Cookie"))
                .containsExactly("__Host-auth=its-own; Path=/");
    }

    @Test
    void linksOfServicesStayRight() {
        CRM.stub().willAnswer(Answer.status(201).withHeader("Location", "https://localhost:8443/api/tickets/7"));

        var response = new Browser(port).post("/api/tickets", "{}", "Authorization", "Bearer " + token("agent01"));

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.headers().firstValue("Location")).contains("https://localhost:8443/api/tickets/7");
    }

    @Test
    void securityHeadersComeOnceAndTellTalesDoNot() {
        LAB.stub()
                .willAnswer(Answer.status(200)
                        .withHeader("X-Content-Type-Options", "nosniff")
                        .withHeader("Strict-Transport-Security", "max-age=1")
                        .withHeader("Content-Security-Policy", "default-src 'self'")
                        .withHeader("Server", "Secret/1.0"));

        var headers = new Browser(port).get("/agent").headers();

        assertThat(headers.allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(headers.allValues("Content-Security-Policy")).containsExactly("default-src 'self'");
        assertThat(headers.allValues("Server")).isEmpty();
        // Over plain HTTP it would be wrong (RFC 6797, section 7.2); TlsTests sees it over TLS.
        assertThat(headers.allValues("Strict-Transport-Security")).isEmpty();
    }
}
