package io.apiworld.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.defaults.openapi.OpenApiDocument;
import io.apiworld.testsupport.ApiContract;
import io.apiworld.testsupport.ApiContract.Answer;
import io.apiworld.testsupport.ServedOperations;
import io.apiworld.testsupport.TestTokens;
import io.apiworld.webhooks.RunningDispatcher.Reply;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The published document tells the truth, and all of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContractTests {

    private static final String ROOT = "/api/webhooks";

    @AutoClose
    final RunningDispatcher dispatcher = RunningDispatcher.withoutCrm();

    final ApiContract contract = new ApiContract(OpenApiDocument.ofThisService());

    @Test
    void describesEveryOperationThatThereIsAndNoOther() {
        var served = ServedOperations.of(
                dispatcher.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class));

        assertThat(contract.scopes().keySet()).containsExactlyInAnyOrderElementsOf(served);
    }

    @Test
    void namesTheScopeThatEachOperationNeeds() {
        contract.scopes().forEach((operation, scope) -> {
            var call = operation.replace("{id}", "nothing").split(" ");
            var other = scope.startsWith("read") ? "write:webhooks" : "read:webhooks";

            var refused = dispatcher.call(
                    HttpMethod.valueOf(call[0]),
                    call[1].substring(ROOT.length()),
                    null,
                    TestTokens.token().roles("supervisor").scope(other).bearer());

            assertThat(refused.headers().getFirst("WWW-Authenticate"))
                    .as(operation)
                    .contains("scope=\"" + scope + "\"");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            quoteCharacter = '`',
            value = {
                "200 | GET    | /event-types            | -",
                "202 | POST   | /messages               | EVENT",
                "422 | POST   | /messages               | {}",
                "400 | POST   | /messages               | {\"id\" 1}",
                "200 | GET    | /messages/evt_contract  | -",
                "404 | GET    | /messages/evt_none      | -",
                "200 | GET    | /endpoints              | -",
                "201 | POST   | /endpoints              | {\"url\": \"https://hooks.example/in\", \"eventTypes\": [\"*\"]}",
                "422 | POST   | /endpoints              | {\"url\": \"https://hooks.example/in\", \"eventTypes\": \"*\"}",
                "200 | GET    | /endpoints/crm          | -",
                "200 | PATCH  | /endpoints/crm          | {\"description\": \"Ours\"}",
                "409 | DELETE | /endpoints/crm          | -",
                "409 | POST   | /endpoints/crm/secret   | -",
                "200 | POST   | /endpoints/NEW/secret   | -",
                "204 | DELETE | /endpoints/NEW          | -",
                "200 | GET    | /deliveries             | -",
                "400 | GET    | /deliveries?status=gone | -",
                "404 | GET    | /deliveries/dlv_none    | -",
                "404 | POST   | /deliveries/dlv_none/redeliver | -"
            })
    void keepsItsPromise(int status, String method, String path, String body) {
        var called = path;
        if (path.contains("NEW")) {
            called = path.replace(
                    "NEW",
                    dispatcher
                            .endpoint("https://hooks.example/in", "*")
                            .path("id")
                            .asString());
        }
        if (path.equals("/messages/evt_contract")) {
            dispatcher.publish("evt_contract", "chat_started");
        }
        var sent = "EVENT".equals(body) ? RunningDispatcher.message("evt_contract", "chat_started", "12345") : body;

        var reply = dispatcher.send(HttpMethod.valueOf(method), called, sent);

        assertThat(reply.status()).isEqualTo(status);
        assertThat(contract.violations(answer(method, ROOT + called, reply))).isEmpty();
    }

    @Test
    void promisesWhatTheLogShows() {
        dispatcher.endpoint("https://hooks.example/in", "*");
        dispatcher.publish("evt_logged", "chat_started");
        var delivery = dispatcher.deliveryOf("evt_logged", found -> !found.isMissingNode());
        var path = "/deliveries/" + delivery.path("id").asString();

        assertThat(contract.violations(answer("GET", ROOT + path, dispatcher.get(path))))
                .isEmpty();
        assertThat(contract.violations(answer("GET", ROOT + "/deliveries", dispatcher.get("/deliveries"))))
                .isEmpty();
    }

    private static Answer answer(String method, String path, Reply reply) {
        var headers = new HashMap<String, List<String>>();
        reply.headers().forEach(headers::put);
        var type = reply.headers().getContentType();
        return new Answer(
                method,
                path,
                reply.status(),
                headers,
                type == null ? "" : new MediaType(type.getType(), type.getSubtype()).toString(),
                reply.json().isMissingNode() ? "" : reply.json().toString());
    }
}
