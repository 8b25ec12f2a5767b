package io.apiworld.defaults;

import static io.apiworld.testsupport.TestTokens.token;
import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.defaults.sample.SampleApplication;
import io.apiworld.testsupport.ImportTestTokens;
import io.apiworld.testsupport.TestTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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

    static TestTokens[] wrongTokens() {
        return new TestTokens[] {
            token().expired(),
            token().issuer("https://sandbox.example"),
            token().audience("https://other.example"),
            token().forged(),
            token().type("JWT")
        };
    }

    @ParameterizedTest
    @MethodSource("wrongTokens")
    void refusesATokenThatIsNotForHere(TestTokens wrong) {
        var answer = get("/me", wrong);

        assertThat(answer).hasStatus(401);
        assertThat(answer).bodyJson().extractingPath("$.type").isEqualTo("urn:problem:invalid-token");
        assertThat(answer.getResponse().getHeader("WWW-Authenticate")).contains("error=\"invalid_token\"", METADATA);
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
    void letsThroughWhoHasTheScope() {
        assertThat(get("/scoped", token().scope("openid read:things"))).hasStatusOk();
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
