package io.apiworld.defaults;

import static io.apiworld.testsupport.TestTokens.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.apiworld.defaults.sample.SampleApplication;
import io.apiworld.testsupport.ImportTestTokens;
import io.apiworld.testsupport.TestTokens;
import io.apiworld.testsupport.Trap;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@SpringBootTest(classes = SampleApplication.class)
@AutoConfigureMockMvc
@ImportTestTokens
class ResourceServerTests {

    /** RFC 9728, section 5.1: at the public address, whatever the service's own is. */
    static final String METADATA = "resource_metadata=\"https://localhost:8443/.well-known/oauth-protected-resource\"";

    @Autowired
    MockMvcTester mvc;

    @Test
    void challengesWhoSendsNoToken() {
        var answer = mvc.get().uri("/me").exchange();

        assertThat(answer)
                .hasStatus(401)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .hasHeader("WWW-Authenticate", "Bearer " + METADATA);
        assertThat(answer).bodyJson().extractingPath("$.type").isEqualTo("urn:problem:missing-token");
    }

    static Stream<Arguments> wrongTokens() {
        return Stream.of(
                arguments("malformed", "abc"),
                arguments("malformed", token().value().replaceFirst("\\.[^.]*$", "")),
                arguments("signature does not fit", token().value().replaceFirst("\\.[^.]{5}", ".eyJhI")),
                arguments("signature does not fit", token().forged().value()),
                arguments("expired at 20", token().expired().value()),
                arguments(
                        "not valid before 20",
                        token().claim("nbf", Date.from(Instant.now().plusSeconds(3600)))
                                .value()),
                arguments(
                        "another issuer",
                        token().issuer("https://sandbox.example").value()),
                arguments(
                        "somebody else",
                        token().audience("https://other.example").value()),
                arguments("no access token", token().type("JWT").value()),
                arguments("lacks a claim", token().claim("client_id", null).value()),
                // {"alg":"none"}
                arguments("not signed", "eyJhbGciOiJub25lIn0." + token().value().split("\\.")[1] + "."));
    }

    @ParameterizedTest
    @MethodSource("wrongTokens")
    void refusesATokenThatIsNotForHereAndSaysWhy(String why, String wrong) {
        var answer =
                mvc.get().uri("/me").header("Authorization", "Bearer " + wrong).exchange();

        assertThat(answer).hasStatus(401);
        assertThat(answer).bodyJson().extractingPath("$.type").isEqualTo("urn:problem:invalid-token");
        assertThat(answer).bodyJson().extractingPath("$.detail").asString().contains(why);
        assertThat(answer.getResponse().getHeader("WWW-Authenticate"))
                .contains("error=\"invalid_token\"", why, METADATA)
                .doesNotContain(wrong);
    }

    @Test
    void namesTheScopeThatIsNeeded() {
        var answer = get("/scoped", token().scope("write:things"));

        assertThat(answer).hasStatus(403);
        assertThat(answer).bodyJson().extractingPath("$.type").isEqualTo("urn:problem:insufficient-scope");
        assertThat(answer.getResponse().getHeader("WWW-Authenticate"))
                .contains("error=\"insufficient_scope\"", "scope=\"read:things\"");
    }

    @Test
    void namesTheRoleThatIsNeeded() {
        var answer = get("/for-agents", token().scope("read:things").roles("customer"));

        assertThat(answer).hasStatus(403);
        assertThat(answer).bodyJson().extractingPath("$.type").isEqualTo("urn:problem:missing-role");
        assertThat(answer).bodyJson().extractingPath("$.detail").asString().startsWith("Needed: agent or supervisor.");
        // RFC 6750 has a challenge for scopes only: no other token of this caller would help
        assertThat(answer.getResponse().getHeader("WWW-Authenticate")).isNull();
        assertThat(get("/for-agents", token().roles("agent"))).hasStatus(404);
    }

    /** As one text, which RFC 9068 wants, and as the list that other servers send. */
    @Test
    @Trap("A8")
    void letsThroughWhoHasTheScope() {
        assertThat(get("/scoped", token().claim("scope", "openid read:things"))).hasStatusOk();
        assertThat(get("/scoped", token().claim("scope", List.of("openid", "read:things"))))
                .hasStatusOk();
    }

    @Test
    void knowsWhoCalls() {
        assertThat(get("/me", token().subject("vera").roles("agent"))).hasBodyTextEqualTo("vera true");
    }

    @Test
    void refusesWhatNobodyAllowed() {
        assertThat(get("/elsewhere", token())).hasStatus(403);
    }

    private MvcTestResult get(String path, TestTokens token) {
        return mvc.get().uri(path).header("Authorization", token.bearer()).exchange();
    }
}
