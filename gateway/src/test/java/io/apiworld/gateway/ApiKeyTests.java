package io.apiworld.gateway;

import static io.apiworld.gateway.AuthorizationServerStub.claims;
import static io.apiworld.gateway.AuthorizationServerStub.token;
import static io.apiworld.gateway.Backend.AUTH;
import static io.apiworld.gateway.Backend.CRM;
import static io.apiworld.gateway.Backend.SANDBOX;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.apiworld.testsupport.AdjustableClock;
import io.apiworld.testsupport.HttpStub.Answer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A key comes in, a token goes on: no service behind the gateway ever sees a key. */
@GatewayTest
@ExtendWith(OutputCaptureExtension.class)
class ApiKeyTests {

    /** As the authorization server makes them, with a checksum that fits. */
    private static final String KEY = "aw_live_Ab3dEf9h_0123456789ABCDEFGHIJKLMNOPQRSTUV%s";

    private static final Duration REMEMBERED = Duration.ofSeconds(3);

    @LocalServerPort
    int port;

    @Autowired
    AdjustableClock clock;

    private final AuthorizationServerStub server = new AuthorizationServerStub();
    private final String key = KEY.formatted("3TWmvU");

    @BeforeEach
    void forget() {
        Backend.forgetAll();
        server.serveAt(AUTH);
        // Forgets what another test was answered about the same key.
        clock.advanceBy(REMEMBERED);
        server.knowsApiKey(key, ofApp());
    }

    @Test
    void theServiceGetsATokenOfTheAppAndNoKey() throws Exception {
        assertThat(call(key).statusCode()).isEqualTo(200);

        var relayed = String.valueOf(CRM.last().header("Authorization"));
        var claims = SignedJWT.parse(relayed.substring("Bearer ".length())).getJWTClaimsSet();
        assertThat(claims.getSubject()).isEqualTo("inventory-sync");
        assertThat(claims.getStringClaim("plan")).isEqualTo("standard");
        assertThat(CRM.last().headers()).doesNotContainKey("x-api-key");
        assertThat(CRM.last().headers().values()).noneMatch(value -> value.contains(key));
    }

    @Test
    void aBurstWithOneKeyIsExchangedOnce() throws Exception {
        server.isSlow(Duration.ofMillis(300));

        try (var threads = Executors.newFixedThreadPool(20)) {
            Callable<Integer> one = () -> call(key).statusCode();
            assertThat(threads.invokeAll(Collections.nCopies(20, one)))
                    .allSatisfy(answer -> assertThat(answer.resultNow()).isEqualTo(200));
        }

        assertThat(exchanges()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The API key is not known",
                "The API key was revoked at 2026-11-25T10:00:00Z",
                "The API key expired at 2026-11-25T10:00:00Z"
            })
    void aKeyThatIsNotGoodIsRefusedWithTheReason(String why, CapturedOutput log) {
        server.refusesApiKey(key, why);

        var refused = call(key);

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(Browser.json(refused).path("type").asString()).isEqualTo("urn:problem:invalid-api-key");
        assertThat(Browser.json(refused).path("detail").asString()).isEqualTo(why);
        // RFC 9110, section 15.5.2, wants a challenge; the error codes of RFC 6750 are about tokens
        assertThat(refused.headers().firstValue("WWW-Authenticate")).contains("Bearer " + TokenTests.METADATA);
        assertThat(log.getAll())
                .contains("Not let in: API key at /api/customers")
                .doesNotContain(key);
        assertThat(CRM.stub().requests()).isEmpty();
    }

    @Test
    void aKeyThatWasRevokedIsRefusedOnceTheLastAnswerHasBeenForgotten() {
        assertThat(call(key).statusCode()).isEqualTo(200);

        server.refusesApiKey(key, "The API key was revoked");
        assertThat(call(key).statusCode()).isEqualTo(200);
        clock.advanceBy(REMEMBERED);

        assertThat(call(key).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret", "aw_live_Ab3dEf9h_0123456789ABCDEFGHIJKLMNOPQRSTUV000000", ""})
    void aSlipOfTheHandIsSeenWithoutAskingAnybody(String mistyped) {
        var refused = call(mistyped);

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(Browser.json(refused).path("detail").asString()).contains("mistyped or cut off");
        assertThat(exchanges()).isZero();
    }

    @Test
    void aKeyGoesOnForAWhileWhenTheServerIsSilentAndAnUnknownOneDoesNot() {
        call(key);
        AUTH.stub().answers(_ -> Answer.status(500));
        clock.advanceBy(REMEMBERED);
        var unknown = KEY.replace("Ab3dEf9h", "Zb3dEf9h").formatted("0kdRIw");

        assertThat(call(key).statusCode()).isEqualTo(200);
        assertThat(call(unknown).statusCode()).isEqualTo(503);
    }

    @Test
    void whereTheServiceLooksAtCallersItselfTheKeyIsHandedOn() {
        new Browser(port).post("/sandbox/receivers/shop/inbox", "{}", "x-api-key", "of-the-receiver");
        assertThat(SANDBOX.last().header("x-api-key")).isEqualTo("of-the-receiver");

        new Browser(port).get("/agent", "x-api-key", "of-nobody");
        assertThat(Backend.LAB.last().header("x-api-key")).isNull();
    }

    @Test
    void aKeyWinsOverASessionCookie() throws Exception {
        var browser = new Browser(port).signedIn();

        browser.get("/api/customers", "x-api-key", key);

        var relayed = String.valueOf(CRM.last().header("Authorization"));
        assertThat(SignedJWT.parse(relayed.substring("Bearer ".length()))
                        .getJWTClaimsSet()
                        .getSubject())
                .isEqualTo("inventory-sync");
    }

    /** The negative control of all these: a token of the same app in the header is asked about, and passes. */
    @Test
    void aTokenIsNoKey() {
        assertThat(call(token("agent01")).statusCode()).isEqualTo(401);
        assertThat(new Browser(port)
                        .get("/api/customers", "Authorization", "Bearer " + token("agent01"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(exchanges()).isZero();
    }

    private static JWTClaimsSet.Builder ofApp() {
        return claims("inventory-sync")
                .claim("client_id", "inventory-sync")
                .claim("plan", "standard")
                .claim("api_key", "Ab3dEf9h");
    }

    private long exchanges() {
        return AUTH.stub().requests().stream()
                .filter(request -> request.path().equals("/oauth2/token"))
                .count();
    }

    private HttpResponse<String> call(String value) {
        return new Browser(port).get("/api/customers", "x-api-key", value);
    }
}
