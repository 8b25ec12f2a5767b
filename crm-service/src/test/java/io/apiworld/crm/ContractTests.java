package io.apiworld.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.testsupport.ApiContract;
import io.apiworld.testsupport.ApiContract.Answer;
import io.apiworld.testsupport.ServedOperations;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/** The published document tells the truth, and all of it. */
@CrmServiceTest
class ContractTests {

    private static final Set<String> NOT_FOR_CLIENTS = Set.of("POST /webhook/{event}");

    @LocalServerPort
    int port;

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    @AutoClose
    final HttpClient http = HttpClient.newHttpClient();

    @Test
    void describesEveryOperationThatThereIsAndNoOther() throws Exception {
        var served = ServedOperations.of(requestMappingHandlerMapping);
        served.removeAll(NOT_FOR_CLIENTS);

        assertThat(contract().scopes().keySet()).containsExactlyInAnyOrderElementsOf(served);
    }

    @Test
    void namesTheScopeThatEachOperationNeeds() throws Exception {
        for (var operation : contract().scopes().entrySet()) {
            var call = operation.getKey().replace("{id}", "12345").split(" ");
            var other = operation.getValue().startsWith("read") ? "write" : "read";

            var refused = send(
                    HttpRequest.newBuilder(at(call[1]))
                            .header("Authorization", Tokens.withScope(other + ":customers " + other + ":tickets")),
                    call[0],
                    null);

            assertThat(refused.headers().firstValue("WWW-Authenticate"))
                    .as(operation.getKey())
                    .hasValueSatisfying(
                            challenge -> assertThat(challenge).contains("scope=\"" + operation.getValue() + "\""));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            quoteCharacter = '`',
            value = {
                "200 | GET   | /api/customers?limit=2           | -",
                "200 | GET   | /api/customers/12345             | -",
                "200 | HEAD  | /api/customers/12345             | -",
                "404 | GET   | /api/customers/99999             | -",
                "400 | GET   | /api/customers?limit=x           | -",
                "400 | GET   | /api/customers?cursor=x          | -",
                "200 | PATCH | /api/customers/20001             | {\"language\": \"sv\"}",
                "422 | PATCH | /api/customers/20001             | {\"languages\": \"sv\"}",
                "400 | PATCH | /api/customers/20001             | {\"language\": \"sv\" \"x\": 1}",
                "422 | PUT   | /api/customers/20001             | {}",
                "200 | GET   | /api/customers/12345/interactions | -",
                "200 | GET   | /v1/customers?limit=2            | -",
                "200 | GET   | /v1/customers/12345              | -",
                "200 | GET   | /v2/customers?limit=2            | -",
                "200 | GET   | /v2/customers/12345              | -",
                "422 | PUT   | /v2/customers/20001              | {\"id\": 1}",
                "200 | GET   | /api/tickets?limit=2             | -",
                "200 | GET   | /api/cases                       | -",
                "200 | GET   | /api/tickets/T-1001              | -",
                "404 | GET   | /api/tickets/T-999999            | -",
                "200 | PATCH | /api/tickets/T-1001              | {\"notes\": \"seen\"}",
                "201 | POST  | /api/tickets                     | {\"customerId\": \"20001\", \"subject\": \"s\", \"caseType\": \"card\"}",
                "422 | POST  | /api/tickets                     | {\"customerID\": \"20001\"}",
                "400 | POST  | /api/tickets                     | {\"name\": \"Cesar\" \"role\": \"admin\"}"
            })
    void keepsItsPromise(int status, String method, String path, String body) throws Exception {
        var answer = answer(method, path, send(request(path), method, body));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(contract().violations(answer)).isEmpty();
    }

    /** The negative control: the judge sees what is not as promised. */
    @Test
    void isNotKeptByAnAnswerThatLacksOrAddsSomething() throws Exception {
        var path = "/api/customers/12345";
        var good = answer("GET", path, send(request(path), "GET", null));
        var contract = contract();

        assertThat(contract.violations(good)).isEmpty();
        assertThat(contract.violations(with(good, good.body().replace("\"premium\"", "\"gold\""))))
                .isNotEmpty();
        assertThat(contract.violations(with(good, good.body().replace("\"name\"", "\"surname\""))))
                .isNotEmpty();
        assertThat(contract.violations(with(good, good.body().replace("T", " "))))
                .isNotEmpty();
        assertThat(contract.violations(with(good, "{"))).isNotEmpty();
        assertThat(contract.violations(new Answer("GET", path, 418, good.headers(), good.contentType(), good.body())))
                .isNotEmpty();
        assertThat(contract.violations(new Answer("GET", path, 200, Map.of(), good.contentType(), good.body())))
                .contains("the header ETag is missing");
    }

    @Test
    void isReadByAnybodyAndOnlyWhenItHasChanged() throws Exception {
        var first = send(HttpRequest.newBuilder(at("/openapi.json")), "GET", null);
        var again = send(
                HttpRequest.newBuilder(at("/openapi.json"))
                        .header(
                                "If-None-Match",
                                first.headers().firstValue("ETag").orElseThrow()),
                "GET",
                null);

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(again.statusCode()).isEqualTo(304);
    }

    private ApiContract contract() throws Exception {
        var document = send(HttpRequest.newBuilder(at("/openapi.json")), "GET", null);
        return new ApiContract(JsonMapper.shared().readTree(document.body()));
    }

    private static Answer with(Answer answer, String body) {
        return new Answer(
                answer.method(), answer.path(), answer.status(), answer.headers(), answer.contentType(), body);
    }

    private static Answer answer(String method, String path, HttpResponse<String> response) {
        var type = response.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
        return new Answer(
                method, path, response.statusCode(), response.headers().map(), type, response.body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(at(path)).header("Authorization", Tokens.agent());
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String method, String body) throws Exception {
        var publisher = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        return http.send(request.method(method, publisher).build(), BodyHandlers.ofString());
    }

    private URI at(String path) {
        return URI.create("http://localhost:" + port + path);
    }
}
