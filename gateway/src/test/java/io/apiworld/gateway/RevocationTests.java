package io.apiworld.gateway;

import static io.apiworld.gateway.AuthorizationServerStub.claims;
import static io.apiworld.gateway.AuthorizationServerStub.token;
import static io.apiworld.gateway.Backend.AUTH;
import static io.apiworld.gateway.Backend.CRM;
import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.testsupport.AdjustableClock;
import io.apiworld.testsupport.HttpStub.Answer;
import io.apiworld.testsupport.Trap;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whether a token still counts is the authorization server's to say (RFC 7662), and is asked every few seconds. */
@GatewayTest
class RevocationTests {

    private static final Duration REMEMBERED = Duration.ofSeconds(3);

    @LocalServerPort
    int port;

    @Autowired
    AdjustableClock clock;

    private final AuthorizationServerStub server = new AuthorizationServerStub();

    @BeforeEach
    void forget() {
        Backend.forgetAll();
        server.serveAt(AUTH);
        // Ends the silence that another test may have left behind.
        clock.advanceBy(Duration.ofSeconds(2));
        assertThat(call(token("agent01")).statusCode()).isEqualTo(200);
        AUTH.stub().reset();
        CRM.stub().reset();
        server.serveAt(AUTH);
    }

    @Test
    void aRevokedTokenIsRefusedOnceTheLastAnswerHasBeenForgotten() {
        var token = token("agent01");
        assertThat(call(token).statusCode()).isEqualTo(200);

        server.revokes(token);
        clock.advanceBy(REMEMBERED);
        var refused = call(token);

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("WWW-Authenticate"))
                .contains("Bearer error=\"invalid_token\", error_description=\"The token has been revoked\", "
                        + TokenTests.METADATA);
        assertThat(Browser.json(refused).path("type").asString()).isEqualTo("urn:problem:invalid-token");
    }

    @Test
    void aLiveTokenIsAskedAboutOncePerAnswersLife() {
        var token = token("agent01");

        call(token);
        call(token);
        assertThat(questions()).isEqualTo(1);
        clock.advanceBy(REMEMBERED);
        call(token);

        assertThat(questions()).isEqualTo(2);
    }

    @Test
    void aBurstWithOneTokenAsksOnce() throws Exception {
        var token = token("agent01");
        server.isSlow(Duration.ofMillis(300));

        try (var threads = Executors.newFixedThreadPool(20)) {
            Callable<Integer> one = () -> call(token).statusCode();
            var answers = threads.invokeAll(Collections.nCopies(20, one));
            assertThat(answers)
                    .allSatisfy(answer -> assertThat(answer.resultNow()).isEqualTo(200));
        }

        assertThat(questions()).isEqualTo(1);
        assertThat(CRM.stub().requests()).hasSize(20);
    }

    @Test
    void whatHasEndedIsNotAskedAboutAgain() {
        var token = token("agent01");
        server.revokes(token);

        assertThat(call(token).statusCode()).isEqualTo(401);
        clock.advanceBy(Duration.ofMinutes(4));
        assertThat(call(token).statusCode()).isEqualTo(401);

        assertThat(questions()).isEqualTo(1);
    }

    @Test
    void aForgedTokenIsNotAskedAbout() {
        assertThat(call(AuthorizationServerStub.forgedToken("agent01")).statusCode())
                .isEqualTo(401);

        assertThat(questions()).isZero();
    }

    /** Clocks may differ by a minute for the signature's sake; the server calls such a token inactive, which is not revoked. */
    @Test
    void aTokenThatHasJustExpiredIsNotCalledRevoked() {
        var token = token(claims("agent01")
                .issueTime(Date.from(Instant.now().minusSeconds(300)))
                .expirationTime(Date.from(Instant.now().minusSeconds(5))));
        server.revokes(token);

        assertThat(call(token).headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).contains("expired at"));
    }

    @Test
    void soundTokensAreBelievedForAMinuteWhileTheServerIsSilent() {
        var known = token("agent01");
        call(known);
        clock.advanceBy(REMEMBERED);
        silence();

        assertThat(call(known).statusCode()).isEqualTo(200);
        assertThat(call(token("agent02")).statusCode()).isEqualTo(200);
        clock.advanceBy(Duration.ofSeconds(61));
        var refused = call(known);

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).contains("5");
        assertThat(Browser.json(refused).path("type").asString()).isEqualTo("urn:problem:identity-unavailable");
        server.serveAt(AUTH);
        clock.advanceBy(REMEMBERED);
        assertThat(call(known).statusCode()).isEqualTo(200);
    }

    @Test
    void aTokenThatWasSeenRevokedStaysSoWhileTheServerIsSilent() {
        var token = token("agent01");
        server.revokes(token);
        call(token);
        clock.advanceBy(REMEMBERED);
        silence();

        assertThat(call(token).statusCode()).isEqualTo(401);
    }

    static Stream<Object> scopesOfAdministrators() {
        return Stream.of("read:customers admin", List.of("read:customers", "admin"));
    }

    @ParameterizedTest
    @MethodSource("scopesOfAdministrators")
    @Trap("A8")
    void administratorsAreNotBelievedUnasked(Object scopes) {
        var powerful = token(claims("admin").claim("scope", scopes));
        assertThat(call(powerful).statusCode()).isEqualTo(200);
        clock.advanceBy(REMEMBERED);
        silence();

        assertThat(call(powerful).statusCode()).isEqualTo(503);
    }

    @Test
    void aServerThatOnlySpeaksSlowlyIsSilent() {
        var token = token("agent01");
        server.isSlow(Duration.ofSeconds(4));

        assertThat(call(token).statusCode()).isEqualTo(200);
    }

    @Test
    void aSessionEndsWithTheTokenThatItHolds() {
        var browser = new Browser(port).signedIn();
        assertThat(browser.get("/api/customers").statusCode()).isEqualTo(200);

        server.revokes(String.valueOf(CRM.last().header("Authorization")).substring("Bearer ".length()));
        clock.advanceBy(REMEMBERED);
        var refused = browser.get("/api/customers");

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(Browser.json(refused).path("type").asString()).isEqualTo("urn:problem:session-ended");
        assertThat(browser.get("/bff/me").body()).doesNotContain("agent01");
    }

    private long questions() {
        return AUTH.stub().requests().stream()
                .filter(request -> request.path().equals("/oauth2/introspect"))
                .count();
    }

    /** Its keys are known already; whatever else it is asked fails. */
    private static void silence() {
        AUTH.stub().answers(_ -> Answer.status(500));
    }

    private HttpResponse<String> call(String token) {
        return new Browser(port).get("/api/customers", "Authorization", "Bearer " + token);
    }
}
