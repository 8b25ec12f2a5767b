package io.apiworld.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.chat.RunningChat.Reply;
import io.apiworld.chat.fixtures.Neighbours;
import io.apiworld.testsupport.ApiContract;
import io.apiworld.testsupport.ApiContract.Answer;
import io.apiworld.testsupport.ServedOperations;
import io.apiworld.testsupport.TestDatabase;
import io.apiworld.testsupport.TestTokens;
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
import tools.jackson.databind.JsonNode;

/** The published document tells the truth, and all of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContractTests {

    @AutoClose
    final Neighbours neighbours = new Neighbours();

    @AutoClose
    final RunningChat chat = RunningChat.start(TestDatabase.fresh(), neighbours);

    final JsonNode document = chat.get("/openapi.json", "").body();
    final ApiContract contract = new ApiContract(document);
    final String session = chat.startChat(RunningChat.customer(), "12345");

    @Test
    void describesEveryOperationThatThereIsAndNoOther() {
        var served = ServedOperations.of(chat.bean(RequestMappingHandlerMapping.class));

        assertThat(contract.scopes().keySet()).containsExactlyInAnyOrderElementsOf(served);
    }

    @Test
    void namesTheScopeThatEachOperationNeeds() {
        contract.scopes().forEach((operation, scope) -> {
            var call = operation.replace("{id}", session).split(" ");
            var other = scope.startsWith("read") ? "write:chat" : "read:chat";

            var refused = chat.send(
                    HttpMethod.valueOf(call[0]),
                    call[1],
                    TestTokens.token().roles("agent").scope(other).bearer(),
                    null);

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
                "201 | POST   | /api/chat/start                     | {\"customerId\": \"12345\"}",
                "422 | POST   | /api/chat/start                     | {\"customerID\": \"12345\"}",
                "400 | POST   | /api/chat/start                     | {\"customerId\": \"12345\" \"channel\": 1}",
                "403 | POST   | /api/chat/start                     | {\"customerId\": \"20001\"}",
                "200 | GET    | /api/chat/sessions                  | -",
                "400 | GET    | /api/chat/sessions?status=gone      | -",
                "200 | GET    | /api/chat/sessions/SESSION          | -",
                "404 | GET    | /api/chat/sessions/nowhere          | -",
                "200 | GET    | /api/chat/status?sessionId=SESSION  | -",
                "400 | GET    | /api/chat/status                    | -",
                "201 | POST   | /api/chat/sessions/SESSION/messages | {\"id\": \"m-1\", \"text\": \"Hello\"}",
                "422 | POST   | /api/chat/sessions/SESSION/messages | {\"id\": \"m-1\"}",
                "200 | GET    | /api/chat/sessions/SESSION/messages | -",
                "200 | POST   | /api/chat/sessions/ANOTHER/end      | {}",
                "204 | DELETE | /api/chat/sessions/ANOTHER          | -"
            })
    void keepsItsPromise(int status, String method, String path, String body) {
        var called = path.replace("SESSION", session);
        if (path.contains("ANOTHER")) {
            called = path.replace("ANOTHER", chat.startChat(RunningChat.customer(), "12345"));
        }

        var reply = chat.send(HttpMethod.valueOf(method), called, RunningChat.customer(), body);

        assertThat(reply.status()).isEqualTo(status);
        assertThat(contract.violations(answer(method, called, reply))).isEmpty();
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
                reply.body().isMissingNode() ? "" : reply.body().toString());
    }
}
