package io.apiworld.crm.customer;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.apiworld.crm.CrmServiceTest;
import io.apiworld.crm.Tokens;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@CrmServiceTest
class CustomerApiTests {

    private static final String MERGE_PATCH = "application/merge-patch+json";

    @Autowired
    MockMvcTester mvc;

    @Test
    void showsTheGuidesCustomer() {
        assertThat(get("/api/customers/12345")).hasStatusOk().bodyJson().isLenientlyEqualTo("""
                        {"customerId": "12345", "name": "Cesar Gonzalez", "status": "premium", "openCases": 2,
                         "openCaseSeverity": "normal", "language": "es"}
                        """);
    }

    @Test
    void countsAsOpenExactlyTheCasesThatAreThere() {
        assertThat(get("/api/tickets?customerId=12345&status=open"))
                .bodyJson()
                .extractingPath("$.items.length()")
                .isEqualTo(1);
        assertThat(get("/api/tickets?customerId=12345&status=pending"))
                .bodyJson()
                .extractingPath("$.items.length()")
                .isEqualTo(1);
    }

    @Test
    void givesTheSameTagForTheSameState() {
        var tag = tagOf("12345");

        assertThat(tagOf("12345")).isEqualTo(tag);
        assertThat(get("/api/customers/12345").header(HttpHeaders.IF_NONE_MATCH, tag))
                .hasStatus(HttpStatus.NOT_MODIFIED)
                .body()
                .isEmpty();
    }

    @Test
    void givesAnotherTagOnceACaseWasOpened() {
        var customer = anyCustomer(3);
        var tag = tagOf(customer);

        openCase(customer, "critical");

        assertThat(tagOf(customer)).isNotEqualTo(tag);
        assertThat(get("/api/customers/" + customer))
                .bodyJson()
                .extractingPath("$.openCaseSeverity")
                .isEqualTo("critical");
    }

    @Test
    void answersHeadAsGetWithoutTheBody() {
        var head = request(HttpMethod.HEAD, "/api/customers/12345").exchange();

        assertThat(head).hasStatusOk().containsHeader(HttpHeaders.ETAG);
        assertThat(request(HttpMethod.HEAD, "/api/customers/99999")).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void saysWhatTheRecordSupports() {
        var options = mvc.options().uri("/api/customers/12345").exchange();

        assertThat(options).hasStatusOk();
        assertThat(listed(options, HttpHeaders.ALLOW))
                .containsExactlyInAnyOrder("GET", "HEAD", "PUT", "PATCH", "OPTIONS");
        assertThat(listed(options, HttpHeaders.ACCEPT_PATCH))
                .containsExactlyInAnyOrder(MERGE_PATCH, "application/json");
    }

    @Test
    void tellsAMissingCustomer() {
        assertThat(get("/api/customers/99999"))
                .hasStatus(HttpStatus.NOT_FOUND)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("urn:problem:unknown-customer");
    }

    @Test
    void replacesTheWholeRecord() {
        var customer = anyCustomer(10);

        assertThat(put(customer, wholeRecord("\"name\": \"Replaced Whole\", \"email\": \"whole@example.com\"")))
                .hasStatusOk();
        assertThat(get("/api/customers/" + customer)).bodyJson().isLenientlyEqualTo("""
                        {"name": "Replaced Whole", "email": "whole@example.com", "phone": null, "language": "pt"}
                        """);
    }

    @Test
    void takesBackWhatItShowed() {
        var customer = anyCustomer(11);

        assertThat(put(customer, bodyOf(customer))).hasStatusOk();
    }

    @Test
    void refusesAReplacementThatLeavesARequiredFieldOutAndChangesNothing() {
        var customer = anyCustomer(12);
        var before = bodyOf(customer);

        assertThat(put(customer, wholeRecord("\"name\": \"Without Email\"")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyJson()
                .extractingPath("$.errors[*].pointer")
                .asArray()
                .containsExactly("/email");
        assertThat(bodyOf(customer)).isEqualTo(before);
    }

    @Test
    void changesOnlyWhatThePatchNames() {
        var customer = anyCustomer(13);
        var before = bodyOf(customer);

        assertThat(patch(customer, "{\"phone\": \"+34600555999\"}")).hasStatusOk();

        assertThat(bodyOf(customer).replaceAll("\"(phone|updatedAt)\":(\"[^\"]*\"|null)", ""))
                .isEqualTo(before.replaceAll("\"(phone|updatedAt)\":(\"[^\"]*\"|null)", ""));
        assertThat(get("/api/customers/" + customer))
                .bodyJson()
                .extractingPath("$.phone")
                .isEqualTo("+34600555999");
    }

    @Test
    void takesAwayWhatThePatchSetsToNull() {
        var customer = anyCustomer(14);

        assertThat(patch(customer, "{\"phone\": null}")).hasStatusOk();
        assertThat(get("/api/customers/" + customer))
                .bodyJson()
                .extractingPath("$.phone")
                .isNull();
    }

    @Test
    void namesEveryFieldThatThePatchMayNotChange() {
        assertThat(patch("12345", "{\"customerId\": \"1\", \"openCases\": null, \"phone\": \"call me\", \"mood\": 1}"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyJson()
                .extractingPath("$.errors[*].pointer")
                .asArray()
                .containsExactlyInAnyOrder("/customerId", "/openCases", "/phone", "/mood");
    }

    @Test
    void refusesAPatchLanguageThatItDoesNotKnowAndSaysWhichItDoes() {
        var jsonPatch = request(HttpMethod.PATCH, "/api/customers/12345")
                .contentType("application/json-patch+json")
                .content("[]");

        assertThat(jsonPatch)
                .hasStatus(HttpStatus.UNSUPPORTED_MEDIA_TYPE)
                .hasHeader(HttpHeaders.ACCEPT_PATCH, "application/merge-patch+json, application/json");
    }

    @Test
    void namesThePlaceWhereTheJsonBreaks() {
        assertThat(put("12345", "{\"name\": \"Cesar\" \"role\": \"admin\"}"))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .bodyJson()
                .isLenientlyEqualTo("{\"type\": \"urn:problem:malformed-json\", \"line\": 1}");
    }

    @Test
    void losesNothingToAClientThatSawAnOlderState() {
        var customer = anyCustomer(15);
        var seen = tagOf(customer);
        assertThat(patch(customer, "{\"region\": \"NA\"}").header(HttpHeaders.IF_MATCH, seen))
                .hasStatusOk();

        assertThat(patch(customer, "{\"region\": \"APAC\"}").header(HttpHeaders.IF_MATCH, seen))
                .hasStatus(HttpStatus.PRECONDITION_FAILED)
                .hasHeader(HttpHeaders.ETAG, tagOf(customer));
        assertThat(get("/api/customers/" + customer))
                .bodyJson()
                .extractingPath("$.region")
                .isEqualTo("NA");
    }

    @Test
    void keepsEmailAddressesApart() {
        assertThat(patch(anyCustomer(16), "{\"email\": \"Cesar.Gonzalez@example.com\"}"))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("urn:problem:email-taken");
    }

    @Test
    void survivesCharactersThatTheDatabaseCannotKeep() {
        assertThat(patch("12345", "{\"name\": \"Ce\\u0000sar\"}")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(get("/api/customers?q=%00")).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(patch(anyCustomer(17), "{\"name\": \"half a \\ud83d character\"}"))
                .hasStatusOk();
    }

    @Test
    void showsACustomerItsOwnRecordAndNoOther() {
        var cesar = Tokens.customer("12345");

        assertThat(mvc.get().uri("/api/customers/12345").header(HttpHeaders.AUTHORIZATION, cesar))
                .hasStatusOk();
        assertThat(mvc.get().uri("/api/customers/20001").header(HttpHeaders.AUTHORIZATION, cesar))
                .hasStatus(HttpStatus.FORBIDDEN)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("urn:problem:not-your-record");
        assertThat(mvc.get().uri("/api/customers").header(HttpHeaders.AUTHORIZATION, cesar))
                .bodyJson()
                .extractingPath("$.items[*].customerId")
                .asArray()
                .containsExactly("12345");
    }

    @Test
    void letsNoCustomerChangeAnother() {
        var cesar = Tokens.customer("12345");
        var patch = mvc.patch()
                .uri("/api/customers/20001")
                .header(HttpHeaders.AUTHORIZATION, cesar)
                .contentType(MERGE_PATCH)
                .content("{\"status\": \"standard\"}");

        assertThat(patch).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(get("/api/customers/20001"))
                .bodyJson()
                .extractingPath("$.status")
                .isEqualTo("vip");
    }

    @Test
    void letsACustomerMoveButNotPromoteItself() {
        var customer = anyCustomer(18);
        var patch = mvc.patch()
                .uri("/api/customers/" + customer)
                .header(HttpHeaders.AUTHORIZATION, Tokens.customer(customer))
                .contentType(MERGE_PATCH);

        assertThat(patch.content("{\"region\": \"APAC\"}")).hasStatusOk();
        assertThat(patch.content("{\"status\": \"vip\", \"accountType\": \"business\"}"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static String[] listed(MvcTestResult answer, String header) {
        return String.valueOf(answer.getResponse().getHeader(header)).split(", *");
    }

    private MockMvcRequestBuilder get(String uri) {
        return request(HttpMethod.GET, uri);
    }

    private MockMvcRequestBuilder put(String customer, String body) {
        return request(HttpMethod.PUT, "/api/customers/" + customer)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
    }

    private MockMvcRequestBuilder patch(String customer, String body) {
        return request(HttpMethod.PATCH, "/api/customers/" + customer)
                .contentType(MERGE_PATCH)
                .content(body);
    }

    private MockMvcRequestBuilder request(HttpMethod method, String uri) {
        return mvc.method(method).uri(URI.create(uri)).header(HttpHeaders.AUTHORIZATION, Tokens.agent());
    }

    private String tagOf(String customer) {
        return String.valueOf(
                get("/api/customers/" + customer).exchange().getResponse().getHeader(HttpHeaders.ETAG));
    }

    private String bodyOf(String customer) {
        try {
            return get("/api/customers/" + customer).exchange().getResponse().getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }

    private void openCase(String customer, String severity) {
        assertThat(request(HttpMethod.POST, "/api/cases")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("""
                                {"customerId": "%s", "subject": "Test", "caseType": "general", "severity": "%s"}
                                """.formatted(customer, severity)))
                .hasStatus(HttpStatus.CREATED);
    }

    /** Each test has a customer of its own, by its place in the list. */
    private String anyCustomer(int place) {
        try {
            String list =
                    get("/api/customers?limit=100").exchange().getResponse().getContentAsString();
            return JsonPath.read(list, "$.items[%d].customerId".formatted(place));
        } catch (UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }

    private static String wholeRecord(String nameAndEmail) {
        return """
                {%s, "status": "standard", "language": "pt", "accountType": "personal", "product": "savings",
                 "region": "LATAM"}
                """.formatted(nameAndEmail);
    }
}
