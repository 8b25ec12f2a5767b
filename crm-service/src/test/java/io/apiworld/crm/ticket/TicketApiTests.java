package io.apiworld.crm.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.apiworld.crm.CrmServiceTest;
import io.apiworld.crm.Tokens;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@CrmServiceTest
class TicketApiTests {

    private static final String DRAFT = """
            {"customerId": "20001", "subject": "Cannot sign in", "caseType": "technical"}
            """;

    @Autowired
    MockMvcTester mvc;

    @ParameterizedTest
    @ValueSource(strings = {"/api/tickets", "/api/cases", "/api/create-ticket"})
    void opensATicketWhereItsLocationSays(String path) throws Exception {
        var opened =
                post(path, DRAFT).header("X-Correlation-ID", "from-the-test").exchange();

        assertThat(opened).hasStatus(HttpStatus.CREATED).bodyJson().isLenientlyEqualTo("""
                        {"customerId": "20001", "severity": "normal", "status": "open", "correlationId": "from-the-test"}
                        """);
        var location = String.valueOf(opened.getResponse().getHeader(HttpHeaders.LOCATION));
        assertThat(request(HttpMethod.GET, location))
                .hasStatusOk()
                .bodyText()
                .isEqualTo(opened.getResponse().getContentAsString());
    }

    @Test
    void isOneResourceUnderTwoPaths() throws Exception {
        var id = idOf(post("/api/cases", DRAFT).exchange());

        assertThat(request(HttpMethod.GET, "/api/cases/" + id)
                        .exchange()
                        .getResponse()
                        .getContentAsString())
                .isEqualTo(request(HttpMethod.GET, "/api/tickets/" + id)
                        .exchange()
                        .getResponse()
                        .getContentAsString());
    }

    @Test
    void namesEveryFieldThatIsWrong() {
        var wrong = """
                {"customerId": "20001", "subject": " ", "caseType": "nonsense", "severity": "huge"}
                """;

        assertThat(post("/api/tickets", wrong))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyJson()
                .extractingPath("$.errors[*].pointer")
                .asArray()
                .containsExactlyInAnyOrder("/subject", "/caseType", "/severity");
    }

    @Test
    void saysWhichCaseTypesThereAre() {
        var wrong = DRAFT.replace("technical", "nonsense");

        assertThat(post("/api/tickets", wrong))
                .bodyJson()
                .extractingPath("$.errors[0].detail")
                .asString()
                .contains("mortgage")
                .contains("fraud");
    }

    @Test
    void opensNothingForAnUnknownCustomer() {
        assertThat(post("/api/tickets", DRAFT.replace("20001", "99999")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyJson()
                .extractingPath("$.errors[0].pointer")
                .isEqualTo("/customerId");
    }

    @Test
    void takesAnExternalReferenceOnce() throws Exception {
        var draft = DRAFT.replace("}", ", \"externalReference\": \"ERP-4711\"}");
        var first = idOf(post("/api/tickets", draft).exchange());

        assertThat(post("/api/cases", draft))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"type": "urn:problem:ticket-exists", "ticketId": "%s"}
                        """.formatted(first));
        assertThat(ids("/api/tickets?externalReference=ERP-4711")).containsExactly(first);
    }

    @Test
    void refusesAFieldThatItDoesNotKnow() {
        assertThat(post("/api/tickets", DRAFT.replace("}", ", \"status\": \"closed\"}")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyJson()
                .extractingPath("$.errors[0].pointer")
                .isEqualTo("/status");
    }

    @Test
    void takesOnlyPostOnTheCreateTicketPath() {
        assertThat(request(HttpMethod.GET, "/api/create-ticket"))
                .hasStatus(HttpStatus.METHOD_NOT_ALLOWED)
                .hasHeader(HttpHeaders.ALLOW, "POST")
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void wantsJson() {
        assertThat(request(HttpMethod.POST, "/api/tickets")
                        .contentType("text/plain")
                        .content(DRAFT))
                .hasStatus(HttpStatus.UNSUPPORTED_MEDIA_TYPE)
                .hasHeader(HttpHeaders.ACCEPT, "application/json");
    }

    @Test
    void changesStatusOwnerAndNotes() throws Exception {
        var id = idOf(post("/api/tickets", DRAFT).exchange());
        var patch = request(HttpMethod.PATCH, "/api/cases/" + id)
                .contentType("application/merge-patch+json")
                .content("{\"status\": \"resolved\", \"owner\": \"agent02\", \"notes\": \"Password reset.\"}");

        assertThat(patch).hasStatusOk().containsHeader(HttpHeaders.ETAG);
        assertThat(request(HttpMethod.GET, "/api/tickets/" + id)).bodyJson().isLenientlyEqualTo("""
                        {"status": "resolved", "owner": "agent02", "notes": "Password reset.", "subject": "Cannot sign in"}
                        """);
    }

    @Test
    void leavesATicketToItsCustomer() throws Exception {
        var id = idOf(post("/api/tickets", DRAFT).exchange());
        var patch = request(HttpMethod.PATCH, "/api/tickets/" + id)
                .contentType("application/merge-patch+json")
                .content("{\"customerId\": \"12345\", \"status\": \"done\"}");

        assertThat(patch)
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyJson()
                .extractingPath("$.errors[*].pointer")
                .asArray()
                .containsExactlyInAnyOrder("/customerId", "/status");
    }

    @Test
    void refusesAChangeByAClientThatSawAnOlderState() throws Exception {
        var id = idOf(post("/api/tickets", DRAFT).exchange());
        var patch = request(HttpMethod.PATCH, "/api/tickets/" + id)
                .contentType("application/merge-patch+json")
                .header(HttpHeaders.IF_MATCH, "\"0\"")
                .content("{\"status\": \"closed\"}");

        assertThat(patch).hasStatus(HttpStatus.PRECONDITION_FAILED);
    }

    @Test
    void tellsAMissingTicket() {
        assertThat(request(HttpMethod.GET, "/api/tickets/T-1")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(request(HttpMethod.GET, "/api/tickets/nonsense")).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void listsTheNewestFirstInPages() throws Exception {
        var older = idOf(post("/api/tickets", DRAFT).exchange());
        var newer = idOf(post("/api/tickets", DRAFT).exchange());
        var first = request(HttpMethod.GET, "/api/tickets?customerId=20001&limit=1")
                .exchange()
                .getResponse();
        String next = JsonPath.read(first.getContentAsString(), "$.next");

        assertThat(first.getContentAsString()).contains(newer);
        assertThat(ids("/api/tickets?customerId=20001&limit=1&cursor=" + next)).containsExactly(older);
    }

    @Test
    void keepsTheTicketsOfOthersFromACustomer() throws Exception {
        var id = idOf(post("/api/tickets", DRAFT).exchange());
        var cesar = Tokens.customer("12345");

        assertThat(mvc.get().uri("/api/tickets/" + id).header(HttpHeaders.AUTHORIZATION, cesar))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(mvc.get().uri("/api/tickets?customerId=20001").header(HttpHeaders.AUTHORIZATION, cesar))
                .bodyJson()
                .extractingPath("$.items.length()")
                .isEqualTo(0);
        assertThat(mvc.post()
                        .uri("/api/tickets")
                        .header(HttpHeaders.AUTHORIZATION, cesar)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(DRAFT))
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    private List<String> ids(String uri) throws Exception {
        return JsonPath.read(
                request(HttpMethod.GET, uri).exchange().getResponse().getContentAsString(), "$.items[*].ticketId");
    }

    private static String idOf(MvcTestResult opened) throws Exception {
        return JsonPath.read(opened.getResponse().getContentAsString(), "$.ticketId");
    }

    private MockMvcRequestBuilder post(String path, String body) {
        return request(HttpMethod.POST, path)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
    }

    private MockMvcRequestBuilder request(HttpMethod method, String uri) {
        return mvc.method(method).uri(uri).header(HttpHeaders.AUTHORIZATION, Tokens.agent());
    }
}
