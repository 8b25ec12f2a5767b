package io.apiworld.gateway;

import static io.apiworld.gateway.AuthorizationServerStub.token;
import static io.apiworld.gateway.Backend.CRM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.apiworld.testsupport.HttpStub.Answer;
import io.apiworld.testsupport.Trap;
import java.io.ByteArrayInputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.Buildable;
import org.springframework.cloud.gateway.route.builder.PredicateSpec;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import reactor.core.publisher.Mono;

@GatewayTest
@Import(ErrorTests.BrokenRoutes.class)
class ErrorTests {

    private static final String IN_A_BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    @TestConfiguration(proxyBeanMethods = false)
    static class BrokenRoutes {

        @Bean
        RouteLocator broken(RouteLocatorBuilder routes) {
            return routes.routes()
                    .route("refusing", to("/broken/refusing", "http://localhost:" + BrokenBackends.refusing()))
                    .route("unknown", to("/broken/unknown", "http://no-such-host.invalid"))
                    .route("resetting", to("/broken/resetting", "http://localhost:" + BrokenBackends.resetting()))
                    .route("silent", to("/broken/silent", "http://localhost:" + BrokenBackends.saying("")))
                    .route(
                            "half",
                            to(
                                    "/broken/half",
                                    "http://localhost:"
                                            + BrokenBackends.saying("HTTP/1.1 200 OK\r\nContent-Type: applicat")))
                    .route(
                            "garbage",
                            to(
                                    "/broken/garbage",
                                    "http://localhost:" + BrokenBackends.saying("220 mail.example ESMTP\r\n\r\n")))
                    .route(
                            "noise",
                            to(
                                    "/broken/noise",
                                    "http://localhost:"
                                            + BrokenBackends.saying("\u0000\u0001\u0002\u0003noise\r\n\r\n")))
                    .route(
                            "cut",
                            to(
                                    "/broken/cut",
                                    "http://localhost:"
                                            + BrokenBackends.saying(
                                                    "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nthe first half")))
                    .route(
                            "bug",
                            route -> route.path("/broken/bug")
                                    .filters(filters -> filters.filter(
                                            (_, _) -> Mono.error(new IllegalStateException("secret detail"))))
                                    .metadata("access", "public")
                                    .uri("http://localhost:1"))
                    .build();
        }

        private static Function<PredicateSpec, Buildable<Route>> to(String path, String uri) {
            return route -> route.path(path).metadata("access", "public").uri(uri);
        }
    }

    @LocalServerPort
    int port;

    @BeforeEach
    void forget() {
        Backend.forgetAll();
        new AuthorizationServerStub().serveAt(Backend.AUTH);
    }

    @ParameterizedTest
    @CsvSource({
        "refusing,  503, backend-down",
        "unknown,   502, backend-unknown-host",
        "resetting, 502, backend-broke-off",
        "silent,    502, backend-broke-off",
        "half,      502, backend-broke-off",
        "garbage,   502, backend-garbage",
        "noise,     502, backend-garbage"
    })
    @Trap("G1")
    void aBackendsFailureIsToldByItsKind(String backend, int status, String type) {
        var response = new Browser(port).get("/broken/" + backend);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        var problem = Browser.json(response);
        assertThat(problem.path("type").asString()).isEqualTo("urn:problem:" + type);
        assertThat(problem.path("layer").asString()).isEqualTo("upstream");
        assertThat(problem.path("backend").asString()).isEqualTo(backend);
        assertThat(response.body()).doesNotContain("Exception", "127.0.0.1", "io.netty");
    }

    @Test
    void aBrowserThatIsLostGetsAPageThatIsWholeByItself() {
        var response = new Browser(port).get("/nope/%3Cb%3E", "Accept", IN_A_BROWSER, "X-Correlation-ID", "order-4711");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("Content-Type")).contains("text/html;charset=UTF-8");
        assertThat(response.body())
                .contains("<h1>There is no such page</h1>", "href=\"/\"", "<code>order-4711</code>")
                .doesNotContain("<b>", "/assets/", "<script", "{{");
    }

    @Test
    void thePolicyOfThatPageAllowsItsOwnStyleAndNothingElse() throws Exception {
        var response = new Browser(port).get("/nope", "Accept", IN_A_BROWSER);

        var style = response.body().replaceFirst("(?s).*<style>(.*)</style>.*", "$1");
        var digest = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
        assertThat(response.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'")
                .doesNotContain("unsafe");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "application/json",
                "application/problem+json, text/html;q=0.5",
                "application/json, text/html",
                "not a type"
            })
    void aProgramThatIsLostGetsAProblem(String accept) {
        var response = new Browser(port).get("/nope", "Accept", accept);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(Browser.json(response).path("type").asString()).isEqualTo("urn:problem:no-such-route");
    }

    @Test
    void noFormAndNoServiceThatFailsIsAnsweredWithThatPage() {
        assertThat(new Browser(port)
                        .post("/nope", "x", "Accept", IN_A_BROWSER)
                        .headers()
                        .firstValue("Content-Type"))
                .contains("application/problem+json");
        assertThat(new Browser(port)
                        .get("/broken/refusing", "Accept", IN_A_BROWSER)
                        .headers()
                        .firstValue("Content-Type"))
                .contains("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
    void aServiceThatIsDownSaysWhenToComeBackWhateverTheMethod(String method) {
        var response = new Browser(port).send(method, "/broken/refusing", "");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).contains("5");
    }

    @Test
    void headOfAServiceThatIsDownHasTheHeadersAlone() {
        var response = new Browser(port).send("HEAD", "/broken/refusing", "");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.body()).isEmpty();
    }

    @Test
    @Trap("G3")
    void aSlowServiceIsGivenUp() {
        CRM.stub().willAnswer(Answer.status(200).after(Duration.ofSeconds(6)));

        var response = api("GET", "");

        assertThat(response.statusCode()).isEqualTo(504);
        assertThat(Browser.json(response).path("type").asString()).isEqualTo("urn:problem:backend-too-slow");
    }

    @Test
    void aServiceThatIsSlowButInTimeIsNot() {
        CRM.stub().willAnswer(Answer.status(200).after(Duration.ofMillis(100)));

        assertThat(api("GET", "").statusCode()).isEqualTo(200);
    }

    @Test
    void aServicesOwnProblemPassesAsItIs() {
        CRM.stub()
                .willAnswer(Answer.status(422)
                        .withHeader("Content-Type", "application/problem+json")
                        .withBody("{\"type\":\"urn:problem:x\"}"));

        var response = api("POST", "{}");

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.body()).isEqualTo("{\"type\":\"urn:problem:x\"}");
    }

    @Test
    void aBugOfOursGivesNothingAway() {
        var response = new Browser(port).get("/broken/bug");

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(Browser.json(response).path("type").asString()).isEqualTo("urn:problem:internal-error");
        assertThat(response.body()).doesNotContain("secret detail", "IllegalState");
    }

    @Test
    void aBodyThatSaysItIsTooLargeIsNotRead() {
        var response = api("POST", "x".repeat(1024 * 1024 + 1));

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(Browser.json(response).path("limit").asInt()).isEqualTo(1024 * 1024);
    }

    @Test
    @Trap("G8")
    void aBodyThatTurnsOutTooLargeIsCutOff() {
        var endless = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[3 * 1024 * 1024]));
        var browser = new Browser(port);

        // Who is still writing when the connection is closed may lose the answer with it (RFC 9112, section 9.6)
        var response = await().ignoreException(UncheckedIOException.class)
                .until(
                        () -> browser.send(HttpRequest.newBuilder(browser.at("/api/customers"))
                                .header("Authorization", "Bearer " + token("agent01"))
                                .timeout(Duration.ofSeconds(20))
                                .POST(endless)
                                .build()),
                        _ -> true);

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(Browser.json(response).path("type").asString()).isEqualTo("urn:problem:body-too-large");
    }

    @Test
    void aBodyJustWithinTheLimitPasses() {
        assertThat(api("POST", "x".repeat(1024 * 1024)).statusCode()).isEqualTo(200);
        assertThat(CRM.last().body()).hasSize(1024 * 1024);
    }

    @Test
    void aMethodThatOurOwnPathsDoNotKnowIsTold() {
        var response = new Browser(port).send("DELETE", "/bff/me", "");

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).contains("GET");
    }

    private HttpResponse<String> api(String method, String body) {
        return new Browser(port).send(method, "/api/customers", body, "Authorization", "Bearer " + token("agent01"));
    }
}
