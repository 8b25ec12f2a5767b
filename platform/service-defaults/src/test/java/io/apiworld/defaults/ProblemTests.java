package io.apiworld.defaults;

import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.defaults.sample.SampleApplication;
import io.apiworld.testsupport.ImportTestTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@SpringBootTest(classes = SampleApplication.class)
@AutoConfigureMockMvc
@ImportTestTokens
@ExtendWith(OutputCaptureExtension.class)
class ProblemTests {

    @Autowired
    MockMvcTester mvc;

    @Test
    void namesLineAndColumnOfBrokenJson() {
        var answer = post("{ \"urgent\": true\n  \"contacts\": [] }");

        assertThat(answer).hasStatus(400).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(answer).bodyJson().extractingPath("$.type").isEqualTo("urn:problem:malformed-json");
        assertThat(answer).bodyJson().extractingPath("$.line").isEqualTo(2);
        assertThat(answer).bodyJson().extractingPath("$.column").isEqualTo(3);
    }

    @Test
    void takesABodyThatEndsTooEarlyAsBrokenJson() {
        assertThat(post("{ \"urgent\": true")).hasStatus(400);
    }

    @Test
    void pointsAtEveryFieldThatBreaksARule() {
        var answer = post("{\"urgent\":false,\"contacts\":[{\"name\":\"\",\"phone\":\"12\"}]}");

        assertThat(answer).hasStatus(422);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.errors[*].pointer")
                .asArray()
                .containsExactlyInAnyOrder("/contacts/0/name", "/contacts/0/phone");
    }

    @Test
    void takesNoTextForABoolean() {
        var answer = post("{\"urgent\":\"true\",\"contacts\":[]}");

        assertThat(answer).hasStatus(422);
        assertThat(answer).bodyJson().extractingPath("$.errors[0].pointer").isEqualTo("/urgent");
        assertThat(answer).bodyJson().extractingPath("$.errors[0].detail").isEqualTo("must be true or false");
    }

    @Test
    void namesAFieldThatItDoesNotKnow() {
        var answer = post("{\"urgent\":true,\"contact\":[]}");

        assertThat(answer).hasStatus(422);
        assertThat(answer).bodyJson().extractingPath("$.errors[0].pointer").isEqualTo("/contact");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.errors[0].detail")
                .asString()
                .contains("contacts, customerId, urgent");
    }

    @Test
    void acceptsASoundBody() {
        assertThat(post("{\"urgent\":true,\"contacts\":[{\"name\":\"Ada\",\"phone\":\"+441\"}]}"))
                .hasStatusOk();
    }

    @Test
    void saysWhereAndWhenAndUnderWhichIds() {
        var answer = mvc.get()
                .uri("/open/things/0")
                .header("X-Correlation-ID", "abc-123")
                .exchange();

        assertThat(answer).hasStatus(404).hasHeader("X-Correlation-ID", "abc-123");
        assertThat(answer).bodyJson().extractingPath("$.type").isEqualTo("urn:problem:unknown-thing");
        assertThat(answer).bodyJson().extractingPath("$.correlationId").isEqualTo("abc-123");
        assertThat(answer).bodyJson().extractingPath("$.traceId").asString().hasSize(32);
        assertThat(answer).bodyJson().extractingPath("$.instance").isEqualTo("/open/things/0");
        assertThat(answer).bodyJson().extractingPath("$.layer").isEqualTo("service");
        assertThat(answer).bodyJson().hasPath("$.timestamp");
    }

    @Test
    void replacesACorrelationIdThatIsNotOne() {
        var answer = mvc.get()
                .uri("/open/things/0")
                .header("X-Correlation-ID", "a b\"c")
                .exchange();

        assertThat(answer.getResponse().getHeader("X-Correlation-ID")).matches("[0-9a-f-]{36}");
    }

    @Test
    void givesNothingInternalAwayWhenItFails(CapturedOutput log) {
        var answer = mvc.get().uri("/open/things/1?times=0").exchange();

        assertThat(answer).hasStatus(500).bodyText().doesNotContain("zero", "Arithmetic", "java.");
        assertThat(log).contains("ArithmeticException: / by zero");
    }

    @Test
    void saysWhichParameterCannotBeRead() {
        var answer = mvc.get().uri("/open/things/x").exchange();

        assertThat(answer).hasStatus(400);
        assertThat(answer).bodyJson().extractingPath("$.errors[0].parameter").isEqualTo("number");
        assertThat(answer).bodyJson().extractingPath("$.errors[0].detail").isEqualTo("cannot be read as a number");
    }

    @Test
    void readsAnEnumAsItIsWrittenInAnswers() {
        assertThat(mvc.get().uri("/open/colours?colour=dark-red")).hasBodyTextEqualTo("DARK_RED");
        assertThat(mvc.get().uri("/open/colours?colour=pink"))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].detail")
                .isEqualTo("cannot be read as one of blue, dark_red");
    }

    @Test
    void namesTheMethodsThatAreAllowed() {
        assertThat(mvc.get().uri("/open/orders")).hasStatus(405).hasHeader("Allow", "POST");
    }

    @Test
    void namesTheMediaTypeThatIsTaken() {
        assertThat(mvc.post()
                        .uri("/open/orders")
                        .contentType(MediaType.TEXT_PLAIN)
                        .content("x"))
                .hasStatus(415)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .headers()
                .containsHeader("Accept");
    }

    /** A mistake, the status that it gets, where the answer points, and what it says. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'urgent': 'true', 'contacts': []}                  | /urgent          | must be true or false",
                "{'urgent': 1, 'contacts': []}                       | /urgent          | must be true or false",
                "{'urgent': true, 'contacts': {'name': 'Ada'}}       | /contacts        | must be a list",
                "{'urgent': true, 'contacts': 'Ada'}                 | /contacts        | must be a list",
                "{'urgent': true, 'contacts': ['Ada']}               | /contacts/0      | must be an object",
                "{'urgent': true, 'contacts': [{'name': 12}]}        | /contacts/0/name | must be a string",
                "{'urgent': true, 'contacts': [{'name': ['Ada']}]}   | /contacts/0/name | must be a string",
                "{'urgent': true, 'contacts': [], 'customerID': '1'} | /customerID      | did you mean customerId?",
                "{'urgent': true, 'contacts': [], 'customer_id': ''} | /customer_id     | did you mean customerId?",
                "{'urgent': true, 'contcts': []}                     | /contcts         | did you mean contacts?",
                "{'urgent': true, 'contacts': [], 'zebra': 1}        | /zebra           | known are contacts, customerId, urgent",
                "[]                                                  | ``               | must be an object",
                "'text'                                              | ``               | must be an object"
            })
    void pointsAtTheFieldOfTheWrongTypeOrName(String body, String pointer, String detail) {
        var answer = post(body.replace('\'', '"'));

        assertThat(answer).hasStatus(422).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(answer).bodyJson().extractingPath("$.errors[0].pointer").isEqualTo(pointer == null ? "" : pointer);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.errors[0].detail")
                .asString()
                .contains(detail);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'name': 'Cesar' 'role': 'admin'}  | malformed-json | 18",
                "{'urgent': true,}                  | malformed-json | 17",
                "{'urgent': tru}                    | malformed-json | 12",
                "{'urgent': true, 'urgent': false}  | malformed-json | 26",
                "{'urgent': true, 'contacts': []} x | malformed-json | 34",
                "{'urgent                           | malformed-json | 9",
                "``                                 | missing-body   | ``",
                "null                               | missing-body   | ``"
            })
    void takesNoBrokenJsonAndNamesThePlace(String body, String slug, String column) {
        var answer = post(body == null ? "" : body.replace('\'', '"'));

        assertThat(answer).hasStatus(400).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(answer).bodyJson().extractingPath("$.type").isEqualTo("urn:problem:" + slug);
        if (column != null && !column.isEmpty()) {
            assertThat(answer)
                    .bodyJson()
                    .extractingPath("$.detail")
                    .asString()
                    .startsWith("Line 1, column " + column + ":")
                    .doesNotContain("tools.jackson", "Source", "java.");
        }
    }

    @Test
    void namesTheMediaTypesForAPostAsAHeaderOfItsOwn() {
        var answer = mvc.post()
                .uri("/open/orders")
                .contentType(MediaType.TEXT_PLAIN)
                .content("x")
                .exchange();

        assertThat(answer.getResponse().getHeader("Accept-Post"))
                .contains("application/json")
                .isEqualTo(answer.getResponse().getHeader("Accept"));
    }

    @Test
    void saysInAProblemThatItCannotAnswerAsIsWished() {
        assertThat(mvc.get().uri("/open/orders/sample").accept("application/xml"))
                .hasStatus(406)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("urn:problem:not-acceptable");
    }

    private MvcTestResult post(String json) {
        return mvc.post()
                .uri("/open/orders")
                .contentType(MediaType.APPLICATION_JSON)
                .content(json)
                .exchange();
    }
}
