package io.apiworld.crm.version;

import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.crm.CrmServiceTest;
import io.apiworld.crm.Tokens;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@CrmServiceTest
class VersionTests {

    @LocalServerPort
    int port;

    @AutoClose
    final HttpClient http = HttpClient.newHttpClient();

    @Test
    void keepsTheGuidesFormInVersionOne() throws Exception {
        assertThat(get("/v1/customers/12345").body())
                .isEqualTo(get("/api/customers/12345").body());
    }

    /** RFC 9745, section 2.1: a date as in RFC 9651; RFC 8594, section 3: a date as in HTTP. */
    @ParameterizedTest
    @ValueSource(strings = {"/v1/customers", "/v1/customers/12345", "/v1/customers?limit=2"})
    void saysThatVersionOneEndsAndWhatFollowsIt(String path) throws Exception {
        var answer = get(path);

        var since = LocalDate.of(2026, 11, 1).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
        assertThat(answer.headers().firstValue("Deprecation")).contains("@" + since);
        assertThat(answer.headers().firstValue("Sunset")).contains("Mon, 1 Nov 2027 00:00:00 GMT");
        assertThat(answer.headers().allValues("Link"))
                .anySatisfy(link -> assertThat(link).startsWith("</reference>; rel=\"deprecation\""))
                .contains("<%s>; rel=\"successor-version\""
                        .formatted(path.replace("/v1/", "/v2/").replaceFirst("\\?.*", "")));
    }

    /** The negative control: only the version that ends says so. */
    @ParameterizedTest
    @ValueSource(strings = {"/v2/customers", "/v2/customers/12345", "/api/customers/12345"})
    void saysNothingOfAnEndWhereThereIsNone(String path) throws Exception {
        var headers = get(path).headers().map();

        assertThat(get(path).statusCode()).isEqualTo(200);
        assertThat(headers.keySet()).doesNotContain("deprecation", "sunset");
    }

    @Test
    void leadsToTheNextPageOfTheSameVersion() throws Exception {
        assertThat(get("/v1/customers?limit=2").headers().allValues("Link"))
                .anySatisfy(link -> assertThat(link)
                        .startsWith("</v1/customers?limit=2&cursor=")
                        .endsWith("; rel=\"next\""));
    }

    @Test
    void putsTogetherInVersionTwoWhatBelongsTogether() throws Exception {
        var customer = json(get("/v2/customers/12345"));

        assertThat(customer.at("/id").asString()).isEqualTo("12345");
        assertThat(customer.at("/contact/language").asString()).isEqualTo("es");
        assertThat(customer.at("/account/region").asString()).isEqualTo("EMEA");
        assertThat(customer.at("/cases/open").asInt()).isEqualTo(2);
        assertThat(json(get("/v2/customers?q=12345")).at("/items/0")).isEqualTo(customer);
    }

    @Test
    void replacesInVersionTwoOnlyForWhoSaysWhatHeSaw() throws Exception {
        var read = get("/v2/customers/20001");
        var tag = read.headers().firstValue("ETag").orElseThrow();
        var wanted = (ObjectNode) json(read);
        ((ObjectNode) wanted.get("contact")).put("phone", "+4670000" + (1000 + wanted.hashCode() % 1000));

        assertThat(put(wanted, null).statusCode()).isEqualTo(428);
        assertThat(put(wanted, "\"another\"").statusCode()).isEqualTo(412);
        var replaced = put(wanted, tag);

        assertThat(replaced.statusCode()).isEqualTo(200);
        assertThat(json(replaced).at("/contact/phone")).isEqualTo(wanted.at("/contact/phone"));
        assertThat(put(wanted, tag).statusCode()).isEqualTo(412);
    }

    @Test
    void pointsIntoTheNestedFormAtWhatIsWrong() throws Exception {
        var wanted = (ObjectNode) json(get("/v2/customers/20001"));
        ((ObjectNode) wanted.get("contact")).put("email", "nobody");
        ((ObjectNode) wanted.get("account")).put("region", "MARS");

        var refused = put(wanted, "*");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused)
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("pointer").asString()))
                .containsExactlyInAnyOrder("/contact/email", "/account/region");
    }

    @Test
    void changesNothingInVersionTwoThatIsCounted() throws Exception {
        var wanted = (ObjectNode) json(get("/v2/customers/20001"));
        ((ObjectNode) wanted.get("cases")).put("open", 99);

        assertThat(json(put(wanted, "*")).at("/errors/0/pointer").asString()).isEqualTo("/cases");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v3/customers", "/v0/customers/12345", "/v10/anything", "/v2.5/customers"})
    void saysWhichVersionsThereAreToWhoAsksForAnother(String path) throws Exception {
        var answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(answer).path("type").asString()).isEqualTo("urn:problem:unknown-version");
        assertThat(json(answer).path("versions").valueStream().map(JsonNode::asString))
                .containsExactly("v1", "v2");
    }

    @Test
    void tellsAMissingPathInAVersionFromAMissingVersion() throws Exception {
        assertThat(json(get("/v2/costumers")).path("type").asString()).isEqualTo("urn:problem:not-found");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(request(path).GET().build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> put(JsonNode customer, String ifMatch) throws Exception {
        var request = request("/v2/customers/20001")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(customer.toString()));
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", Tokens.agent());
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
