package io.apiworld.gateway;

import static io.apiworld.gateway.Backend.CRM;
import static io.apiworld.gateway.Backend.LAB;
import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.testsupport.HttpStub.Answer;
import io.apiworld.testsupport.Trap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@GatewayTest
class CorrelationTests {

    private static final String HEADER = "X-Correlation-ID";
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    @AutoClose
    private final LogLines log = new LogLines();

    @LocalServerPort
    int port;

    @BeforeEach
    void forget() {
        log.listening();
        Backend.forgetAll();
        new AuthorizationServerStub().serveAt(Backend.AUTH);
    }

    @Test
    @Trap("G10")
    void makesAnIdWhereTheClientSentNone() {
        var response = new Browser(port).get("/agent");

        assertThat(response.headers().allValues(HEADER))
                .singleElement()
                .asString()
                .matches("[A-Za-z0-9._-]{1,64}");
        assertThat(LAB.last().header(HEADER))
                .isEqualTo(response.headers().firstValue(HEADER).orElseThrow());
    }

    @Test
    void keepsTheClientsId() {
        var response = new Browser(port).get("/agent", HEADER, "order-66.a_B");

        assertThat(response.headers().allValues(HEADER)).containsExactly("order-66.a_B");
        assertThat(LAB.last().header(HEADER)).isEqualTo("order-66.a_B");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "two words",
                "semi;colon",
                "a/b",
                "ümlaut",
                "12345678901234567890123456789012345678901234567890123456789012345"
            })
    void replacesAnIdThatIsNotValid(String sent) {
        var response = new Browser(port).get("/agent", HEADER, sent);

        assertThat(response.headers().allValues(HEADER)).singleElement().isNotEqualTo(sent);
        assertThat(LAB.last().header(HEADER)).isNotEqualTo(sent).matches("[A-Za-z0-9._-]{1,64}");
    }

    @Test
    void replacesTwoIds() {
        var response = new Browser(port).get("/agent", HEADER, "one", HEADER, "two");

        assertThat(response.headers().allValues(HEADER)).singleElement().isNotIn("one", "two");
    }

    @Test
    void saysItOnceThoughTheServiceSaysItToo() {
        LAB.stub().willAnswer(Answer.status(200).withHeader(HEADER, "of-the-service"));

        var response = new Browser(port).get("/agent", HEADER, "of-the-client");

        assertThat(response.headers().allValues(HEADER)).containsExactly("of-the-client");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nowhere",
                "/api/customers",
                "/bff/me",
                "/bff/login/console",
                "/bff/nowhere",
                "/api//x",
                "/ws/chat",
                "/bff/callback/console"
            })
    void isInEveryAnswerOfOurOwn(String path) {
        var response = new Browser(port).get(path, HEADER, "mine");

        assertThat(response.headers().allValues(HEADER)).containsExactly("mine");
    }

    @Test
    void namesIdAndTraceInEveryProblem() {
        var problem = Browser.json(new Browser(port)
                .get("/nowhere?token=secret", HEADER, "mine", "traceparent", "00-" + TRACE + "-b7ad6b7169203331-01"));

        assertThat(problem.path("correlationId").asString()).isEqualTo("mine");
        assertThat(problem.path("traceId").asString()).isEqualTo(TRACE);
        assertThat(problem.path("timestamp").asString()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
        assertThat(problem.path("instance").asString()).isEqualTo("/nowhere");
    }

    @Test
    void continuesTheClientsTrace() {
        new Browser(port).get("/agent", "traceparent", "00-" + TRACE + "-b7ad6b7169203331-01");

        assertThat(LAB.last().header("traceparent"))
                .startsWith("00-" + TRACE + "-")
                .doesNotContain("b7ad6b7169203331");
    }

    @Test
    void startsATraceWhereThereIsNone() {
        new Browser(port).get("/agent");

        assertThat(LAB.last().header("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
    }

    @Test
    void logsOneLineWithIdsButWithoutQueryOrHeaders() {
        var token = AuthorizationServerStub.token("agent01");
        new Browser(port).get("/api/customers?code=secret-code", HEADER, "served", "Authorization", "Bearer " + token);

        var line = log.only("AccessLog", "served");
        var pairs = line.getKeyValuePairs().toString();
        assertThat(line.getFormattedMessage()).startsWith("GET /api/customers 200 in ");
        assertThat(line.getMDCPropertyMap())
                .containsEntry("correlationId", "served")
                .containsKeys("traceId", "spanId");
        assertThat(pairs)
                .contains(
                        "method=\"GET\"", "path=\"/api/customers\"", "status=\"200\"", "route=\"crm\"", "durationMs=");
        assertThat(line.getFormattedMessage() + pairs + line.getMDCPropertyMap())
                .doesNotContain("secret-code", token);
    }

    @Test
    void logsWhatWasRefusedAsWell() {
        new Browser(port).get("/api/customers", HEADER, "refused");

        assertThat(log.only("AccessLog", "refused").getFormattedMessage()).startsWith("GET /api/customers 401 in ");
        assertThat(CRM.stub().requests()).isEmpty();
    }
}
