package io.apiworld.crm.customer;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.apiworld.crm.CrmServiceTest;
import io.apiworld.crm.Tokens;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@CrmServiceTest
class CustomerListTests {

    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");

    @Autowired
    MockMvcTester mvc;

    @Test
    void leadsThroughAllCustomersOnceByTheLinkHeader() throws Exception {
        var seen = new ArrayList<String>();
        var uri = "/api/customers?limit=37&region=ignored";
        while (uri != null) {
            var page = get(uri).getResponse();
            seen.addAll(ids(page.getContentAsString()));
            uri = next(page.getHeader(HttpHeaders.LINK));
        }

        assertThat(seen)
                .hasSizeGreaterThan(200)
                .doesNotHaveDuplicates()
                .isSorted()
                .contains("12345", "20001");
    }

    @Test
    void saysWhereToGoOnInTheBodyToo() {
        assertThat(get("/api/customers?limit=1"))
                .bodyJson()
                .extractingPath("$.next")
                .isNotNull();
        assertThat(get("/api/customers?q=12345"))
                .doesNotContainHeader(HttpHeaders.LINK)
                .bodyJson()
                .extractingPath("$.next")
                .isNull();
    }

    @Test
    void findsByEmailWhateverItsCase() throws Exception {
        assertThat(found("email=CESAR.gonzalez@example.com")).containsExactly("12345");
    }

    @Test
    void findsByPartsOfNameAndPhone() throws Exception {
        assertThat(found("q=lindqv")).containsExactly("20001");
        assertThat(found("q=%2B346005550")).contains("12345");
    }

    @Test
    void takesWildcardsAsTheyAre() throws Exception {
        assertThat(found("q=%25")).isEmpty();
        assertThat(found("q=_")).isEmpty();
    }

    @Test
    void findsTheVips() throws Exception {
        assertThat(found("status=vip&limit=100"))
                .contains("20001")
                .doesNotContain("12345")
                .hasSizeGreaterThan(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"status=gold", "limit=0", "limit=101", "limit=many", "cursor=nonsense", "cursor=***"})
    void refusesAParameterThatItCannotTake(String query) {
        assertThat(get("/api/customers?" + query))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"type": "urn:problem:invalid-parameters", "errors": [{"parameter": "%s"}]}
                        """.formatted(query.substring(0, query.indexOf('='))));
    }

    private List<String> found(String query) throws Exception {
        return ids(get("/api/customers?" + query).getResponse().getContentAsString());
    }

    private static List<String> ids(String body) {
        return JsonPath.read(body, "$.items[*].customerId");
    }

    private static String next(String link) {
        var next = NEXT.matcher(String.valueOf(link));
        return next.matches() ? next.group(1) : null;
    }

    private MvcTestResult get(String uri) {
        return mvc.get()
                .uri(URI.create(uri))
                .header(HttpHeaders.AUTHORIZATION, Tokens.agent())
                .exchange();
    }
}
