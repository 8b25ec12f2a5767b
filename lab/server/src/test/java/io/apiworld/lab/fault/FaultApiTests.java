package io.apiworld.lab.fault;

import static io.apiworld.testsupport.TestTokens.token;
import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.testsupport.ImportTestDatabase;
import io.apiworld.testsupport.ImportTestTokens;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@SpringBootTest
@AutoConfigureMockMvc
@ImportTestDatabase
@ImportTestTokens
class FaultApiTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Board board;

    private final AtomicBoolean over = new AtomicBoolean();

    /** An instance of the CRM and one of the gateway, which ask as the services do. */
    @BeforeEach
    void services() {
        for (var part : new String[] {"crm-service", "gateway", "auth-server"}) {
            Thread.ofVirtual().start(() -> {
                var seen = "";
                while (!over.get()) {
                    seen = board.newerThan(seen, part, part + "-1", Duration.ofMillis(500))
                            .version();
                }
            });
        }
    }

    @AfterEach
    void end() {
        board.allOff();
        over.set(true);
    }

    @Test
    void anybodySeesWhatCanBeBrokenAndWhatIs() {
        on("{\"service\":\"crm-service\",\"kind\":\"delay\",\"by\":\"2s\",\"lasts\":\"90s\"}");

        var board = mvc.get().uri("/lab/api/faults").exchange();

        assertThat(board).hasStatusOk().hasHeader("Cache-Control", "no-store");
        assertThat(board).bodyJson().extractingPath("$.kinds[0].kind").isEqualTo("crash");
        assertThat(board)
                .bodyJson()
                .extractingPath("$.kinds[*].breaks")
                .asArray()
                .doesNotContainNull();
        assertThat(board).bodyJson().extractingPath("$.on[0].kind").isEqualTo("delay");
        assertThat(board).bodyJson().extractingPath("$.on[0].by").isEqualTo("PT2S");
        assertThat(board)
                .bodyJson()
                .extractingPath("$.on[0].secondsLeft")
                .asNumber()
                .satisfies(left -> assertThat(left.intValue()).isBetween(60, 90));
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "supervisor"})
    void whoIsInChargeSwitchesOnAndOff(String role) {
        var fault = post("{\"service\":\"crm-service\",\"kind\":\"crash\"}", role);

        assertThat(fault).hasStatus(201);
        assertThat(fault).bodyJson().extractingPath("$.secondsLeft").isEqualTo(60);
        var address = String.valueOf(fault.getResponse().getHeader("Location"));
        assertThat(address).matches("/lab/api/faults/[0-9a-f]{8}");

        assertThat(mvc.delete().uri(address).header("Authorization", bearer(role)))
                .hasStatus(204);
        assertThat(board.on()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer", "agent", "integration"})
    void nobodyElseDoes(String role) {
        var refusal = post("{\"service\":\"crm-service\",\"kind\":\"crash\"}", role);

        assertThat(refusal).hasStatus(403);
        assertThat(refusal).bodyJson().extractingPath("$.type").isEqualTo("urn:problem:missing-role");
        assertThat(mvc.delete().uri("/lab/api/faults").header("Authorization", bearer(role)))
                .hasStatus(403);
        assertThat(board.on()).isEmpty();
    }

    @Test
    void strangersAreAskedWhoTheyAre() {
        assertThat(mvc.post()
                        .uri("/lab/api/faults")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}"))
                .hasStatus(401);
    }

    @Test
    void allAreSwitchedOffAtOnce() {
        on("{\"service\":\"crm-service\",\"kind\":\"crash\"}");
        on("{\"service\":\"crm-service\",\"kind\":\"refused\"}");

        assertThat(mvc.delete().uri("/lab/api/faults").header("Authorization", bearer("admin")))
                .hasStatus(204);

        assertThat(board.on()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'service':'zipkin',     'kind':'crash'}                                  | /service | must be one of crm-service",
                "{'service':'crm-service','kind':'flood'}                                  | /kind    | must be one of crash, delay",
                "{'service':'crm-service','kind':'expired-token','onlyFor':'mine'}         | /service | it can be done to auth-server",
                "{'service':'auth-server','kind':'expired-token'}                          | /onlyFor | nobody could work",
                "{'service':'auth-server','kind':'foreign-token'}                          | /onlyFor | nobody could work",
                "{'service':'crm-service','kind':'crash','onlyFor':'a b'}                  | /onlyFor | must be a correlation id",
                "{'service':'crm-service','kind':'crash','by':'3s'}                        | /by      | takes no time",
                "{'service':'crm-service','kind':'delay','by':'2m'}                        | /by      | to 1 minute",
                "{'service':'crm-service','kind':'delay','by':'soon'}                      | /by      | such as 3s",
                "{'service':'crm-service','kind':'crash','lasts':'11m'}                    | /lasts   | to 10 minutes",
                "{'service':'crm-service','kind':'crash','lasts':'PT0S'}                   | /lasts   | from 1 second",
                "{'service':'crm-service'}                                                 | /kind    | must not be blank"
            })
    void aWishThatBreaksARuleIsToldWhich(String wish, String pointer, String detail) {
        var answer = post(wish.replace('\'', '"'), "admin");

        assertThat(answer).hasStatus(422);
        assertThat(answer).bodyJson().extractingPath("$.errors[0].pointer").isEqualTo(pointer);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.errors[0].detail")
                .asString()
                .contains(detail);
    }

    @Test
    void aTokenIsSpoiledForOneCallerOnly() {
        on("{\"service\":\"auth-server\",\"kind\":\"expired-token\",\"onlyFor\":\"mine\"}");

        assertThat(board.on())
                .singleElement()
                .satisfies(fault -> assertThat(fault.onlyFor()).isEqualTo("mine"));
    }

    @Test
    void nobodyTakesAFaultWhoseServiceDoesNotAsk() {
        var answer = post("{\"service\":\"chat-service\",\"kind\":\"crash\"}", "admin");

        assertThat(answer).hasStatus(503);
        assertThat(answer).bodyJson().extractingPath("$.type").isEqualTo("urn:problem:fault-not-taken");
        assertThat(answer).bodyJson().extractingPath("$.part").isEqualTo("chat-service");
    }

    @Test
    void aServiceAsksWithoutATokenAndIsToldAtOnceWhatItDoesNotKnow() {
        on("{\"service\":\"crm-service\",\"kind\":\"crash\",\"onlyFor\":\"mine\"}");

        var notice = mvc.get()
                .uri("/lab/faults?service=crm-service&instance=another&seen=")
                .exchange();

        assertThat(notice).hasStatusOk();
        assertThat(notice).bodyJson().extractingPath("$.faults[0].kind").isEqualTo("crash");
        assertThat(notice).bodyJson().extractingPath("$.faults[0].onlyFor").isEqualTo("mine");
        assertThat(notice).bodyJson().extractingPath("$.version").asString().matches("[0-9a-f]{8}\\.\\d+");
    }

    @Test
    void whoIsNoneOfUsIsToldNothing() {
        assertThat(mvc.get().uri("/lab/faults?service=zipkin&instance=1")).hasStatus(404);
        assertThat(mvc.get().uri("/lab/faults?service=crm-service&instance=a%20b"))
                .hasStatus(400);
    }

    @Test
    void aPartThatIsBrokenOnPurposeIsShownAsSuch() {
        on("{\"service\":\"crm-service\",\"kind\":\"delay\",\"onlyFor\":\"mine\"}");

        var picture = mvc.get().uri("/lab/api/system").exchange();

        assertThat(picture)
                .bodyJson()
                .extractingPath("$.parts[?(@.name == 'crm-service')].faults[*].kind")
                .asArray()
                .containsExactly("delay");
        assertThat(picture)
                .bodyJson()
                .extractingPath("$.parts[?(@.name == 'crm-service')].faults[*].forOne")
                .asArray()
                .containsExactly(true);
        assertThat(picture)
                .bodyJson()
                .extractingPath("$.parts[?(@.name == 'chat-service')].faults[*]")
                .asArray()
                .isEmpty();
    }

    private void on(String wish) {
        assertThat(post(wish, "admin")).hasStatus(201);
    }

    private MvcTestResult post(String wish, String role) {
        return mvc.post()
                .uri("/lab/api/faults")
                .header("Authorization", bearer(role))
                .contentType(MediaType.APPLICATION_JSON)
                .content(wish)
                .exchange();
    }

    private static String bearer(String role) {
        return token().roles(role).bearer();
    }
}
