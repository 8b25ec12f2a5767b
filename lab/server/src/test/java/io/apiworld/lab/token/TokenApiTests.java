package io.apiworld.lab.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.testsupport.HttpStub;
import io.apiworld.testsupport.HttpStub.Answer;
import io.apiworld.testsupport.ImportTestDatabase;
import io.apiworld.testsupport.ImportTestTokens;
import io.apiworld.testsupport.TestTokens;
import java.io.UnsupportedEncodingException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest
@AutoConfigureMockMvc
@ImportTestDatabase
@ImportTestTokens
@ExtendWith(OutputCaptureExtension.class)
class TokenApiTests {

    static final HttpStub gateway = new HttpStub();
    static final HttpStub authServer = new HttpStub();

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JsonMapper json;

    @DynamicPropertySource
    static void places(DynamicPropertyRegistry registry) {
        registry.add("lab.door.address", () -> gateway.uri("/"));
        registry.add("services.auth", () -> authServer.uri(""));
    }

    @BeforeEach
    void everybodyIsWell() {
        gateway.reset();
        gateway.answers(_ -> Answer.json("{}"));
        authServer.reset();
        authServer.answers(_ -> Answer.json(TestTokens.publishedKeys()));
    }

    @Test
    void explainsEveryPieceOfASoundToken() {
        var token = TestTokens.token().scope("read:customers write:chat").roles("agent");

        var told = inspected(token.value());

        assertThat(told.path("kind").asString()).isEqualTo("jwt");
        assertThat(told.path("says").asString()).startsWith("An access token");
        assertThat(entry(told, "header", "alg").path("value").asString()).isEqualTo("RS256");
        assertThat(entry(told, "claims", "sub").path("value").asString()).isEqualTo("agent01");
        assertThat(entry(told, "claims", "sub").path("meaning").asString()).startsWith("Subject");
        assertThat(entry(told, "claims", "exp").path("time").asString())
                .isEqualTo(told.path("expiresAt").asString());
        assertThat(told.path("scopes").values())
                .extracting(JsonNode::asString)
                .containsExactly("read:customers", "write:chat");
        assertThat(told.path("roles").values()).extracting(JsonNode::asString).containsExactly("agent");
        assertThat(told.path("ours").asBoolean()).isTrue();
        assertThat(told.path("signature").path("holds").asBoolean()).isTrue();
        assertThat(told.path("signature").path("keyId").asString()).isNotEmpty();
        assertThat(told.path("gateway").path("state").asString()).isEqualTo("accepted");
        assertThat(gateway.requests().getLast().header("Authorization")).isEqualTo("Bearer " + token.value());
    }

    @Test
    void anExpiredOneIsRefusedThoughItsSignatureHolds() {
        var told = inspected(TestTokens.token().expired().value());

        assertThat(told.path("signature").path("holds").asBoolean()).isTrue();
        assertThat(refusal(told)).isEqualTo("expired");
        assertThat(gateway.requests()).isEmpty();
    }

    @Test
    void aForgedOneIsTold() {
        var told = inspected(TestTokens.token().forged().value());

        assertThat(told.path("signature").path("holds").asBoolean(true)).isFalse();
        assertThat(refusal(told)).isEqualTo("wrong signature");
    }

    @Test
    void oneOfAnotherIssuerIsForeign() {
        var told =
                inspected(TestTokens.token().issuer("https://elsewhere.example").value());

        assertThat(told.path("ours").asBoolean(true)).isFalse();
        assertThat(told.path("issuer").asString()).contains("https://elsewhere.example");
        assertThat(refusal(told)).isEqualTo("wrong issuer");
    }

    /** Sound by itself: only the gateway, which asks the authorization server, can know. */
    @Test
    void aRevokedOneIsRefusedByTheGateway() {
        gateway.answers(_ -> Answer.status(401).withBody("{\"detail\":\"The token has been revoked\"}"));

        var told = inspected(TestTokens.token().value());

        assertThat(told.path("signature").path("holds").asBoolean()).isTrue();
        assertThat(refusal(told)).isEqualTo("revoked");
    }

    @Test
    void whatCannotBeFoundOutIsNotGuessed() {
        gateway.answers(_ -> Answer.status(503));
        authServer.answers(_ -> Answer.status(503));

        var told = inspected(TestTokens.token().forged().claim("a", "b").value());
        var sound = inspected(TestTokens.token().value());

        assertThat(told.path("kind").asString()).isEqualTo("jwt");
        assertThat(sound.path("gateway").path("state").asString()).isEqualTo("unknown");
    }

    @Test
    void whatIsNoTokenIsSaidToBeNone() {
        var told = inspected("6b1f6e0a-2d0c-4b6e");

        assertThat(told.path("kind").asString()).isEqualTo("opaque");
        assertThat(told.path("claims").values()).isEmpty();
        assertThat(told.path("signature").isMissingNode()
                        || told.path("signature").isNull())
                .isTrue();
        assertThat(refusal(told)).isEqualTo("malformed");
    }

    @Test
    void theTokenIsNeitherGivenBackNorKeptNorWritten(CapturedOutput log) throws Exception {
        var token = TestTokens.token().value();

        var answer = post(token);

        assertThat(answer).hasHeader("Cache-Control", "no-store");
        assertThat(answer.getResponse().getContentAsString())
                .doesNotContain(token.substring(0, 40), token.split("\\.")[2]);
        assertThat(log.getAll()).doesNotContain(token.split("\\.")[1]);
    }

    @Test
    void onesOwnIsTheOneByWhichOneIsKnown() throws Exception {
        var answer = mvc.post()
                .uri("/lab/api/tokens/own/inspection")
                .header("Authorization", TestTokens.token().subject("vera").bearer())
                .exchange();

        assertThat(entry(read(answer), "claims", "sub").path("value").asString())
                .isEqualTo("vera");
        assertThat(mvc.post().uri("/lab/api/tokens/own/inspection")).hasStatus(401);
    }

    @Test
    void noMoreThanAHeaderHoldsIsTaken(CapturedOutput log) {
        assertThat(post("x".repeat(8 * 1024))).hasStatusOk();
        assertThat(post("x".repeat(8 * 1024 + 1)))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.errors[0].pointer")
                .isEqualTo("/token");
        assertThat(log.getAll()).doesNotContain("x".repeat(100));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"token\":null}", "{\"token\":\" \"}", "{\"token\":[]}"})
    void whereThereIsNoTokenThereIsNothingToInspect(String body) {
        assertThat(send(body))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.errors[0].pointer")
                .isEqualTo("/token");
    }

    private JsonNode inspected(String token) {
        var answer = post(token);
        assertThat(answer).hasStatusOk();
        return read(answer);
    }

    private MvcTestResult post(String token) {
        return send(json.writeValueAsString(Map.of("token", token)));
    }

    private MvcTestResult send(String body) {
        return mvc.post()
                .uri("/lab/api/tokens/inspection")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private JsonNode read(MvcTestResult answer) {
        try {
            return json.readTree(answer.getResponse().getContentAsString());
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable String refusal(JsonNode told) {
        assertThat(told.path("gateway").path("state").asString()).isEqualTo("refused");
        return told.path("gateway").path("cause").asString();
    }

    private static JsonNode entry(JsonNode told, String of, String name) {
        return told.path(of).values().stream()
                .filter(one -> one.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
