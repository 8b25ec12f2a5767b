package io.apiworld.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.chat.fixtures.Neighbours;
import io.apiworld.testsupport.TestDatabase;
import io.apiworld.testsupport.TestTokens;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;

/** Who may do what with the conversation of customer 12345. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthorizationTests {

    static final Map<String, String> CALLERS = Map.of(
            "nobody", "",
            "forged", TestTokens.token().scope("read:chat write:chat").forged().bearer(),
            "cesar", RunningChat.customer(),
            "vera", RunningChat.otherCustomer(),
            "agent", RunningChat.agent("agent01"),
            "machine", RunningChat.machine(),
            "reader", TestTokens.token().roles("agent").scope("read:chat").bearer(),
            "writer", TestTokens.token().roles("agent").scope("write:chat").bearer(),
            "roleless", TestTokens.token().scope("read:chat write:chat").bearer());

    @AutoClose
    final Neighbours neighbours = new Neighbours();

    @AutoClose
    final RunningChat chat = RunningChat.start(TestDatabase.fresh(), neighbours);

    // spotless:off
    @ParameterizedTest
    @CsvSource({
        //                                nobody forged cesar vera agent machine reader writer roleless
        "POST,   /api/chat/start,          401,   401,  201,  403,  201,  201,   403,   201,   403",
        "GET,    /api/chat/sessions,       401,   401,  200,  200,  200,  200,   200,   403,   200",
        "GET,    /api/chat/sessions/ID,    401,   401,  200,  403,  200,  200,   200,   403,   403",
        "GET,    /api/chat/status?sessionId=ID, 401, 401, 200, 403, 200,  200,   200,   403,   403",
        "GET,    /api/chat/sessions/ID/messages, 401, 401, 200, 403, 200, 200,   200,   403,   403",
        "POST,   /api/chat/sessions/ID/messages, 401, 401, 201, 403, 403, 201,   403,   403,   403",
        "POST,   /api/chat/sessions/ID/end, 401,  401,  200,  403,  200,  200,   403,   200,   403",
        "DELETE, /api/chat/sessions/ID,    401,   401,  204,  403,  204,  204,   403,   204,   403",
        "GET,    /api/chat/sessions/nowhere, 401, 401,  404,  404,  404,  404,   404,   403,   404",
        "DELETE, /api/chat/sessions/nowhere, 401, 401,  404,  404,  404,  404,   403,   404,   404",
        "GET,    /api/chat/start,          401,   401,  405,  405,  405,  405,   405,   403,   405",
        "PUT,    /api/chat/start,          401,   401,  405,  405,  405,  405,   405,   405,   405",
        "GET,    /api/session/ID,          401,   401,  308,  308,  308,  308,   308,   308,   308",
        "DELETE, /api/session/ID,          401,   401,  308,  308,  308,  308,   308,   308,   308",
        "GET,    /elsewhere,               401,   401,  403,  403,  403,  403,   403,   403,   403"
    })
    // spotless:on
    void answersEachCaller(
            HttpMethod method,
            String path,
            int nobody,
            int forged,
            int cesar,
            int vera,
            int agent,
            int machine,
            int reader,
            int writer,
            int roleless) {
        expect(method, path, "nobody", nobody);
        expect(method, path, "forged", forged);
        expect(method, path, "cesar", cesar);
        expect(method, path, "vera", vera);
        expect(method, path, "agent", agent);
        expect(method, path, "machine", machine);
        expect(method, path, "reader", reader);
        expect(method, path, "writer", writer);
        expect(method, path, "roleless", roleless);
    }

    @Test
    void showsACustomerOnlyConversationsOfHisOwn() {
        chat.startChat(RunningChat.customer(), "12345");
        chat.startChat(RunningChat.otherCustomer(), "20001");

        var seen = chat.get("/api/chat/sessions", RunningChat.otherCustomer())
                .body()
                .get("items");

        assertThat(seen.valueStream().map(session -> session.get("customerId").asString()))
                .isNotEmpty()
                .containsOnly("20001");
    }

    @Test
    void letsNoAgentEndOrSpeakInWhatAnotherHolds() {
        var id = chat.startChat(RunningChat.customer(), "12345");
        try (var holder = chat.socket(RunningChat.agent("agent08")).hello()) {
            holder.send("{\"t\":\"accept\",\"conv\":\"%s\"}".formatted(id));
            holder.await("assigned");

            var session = "/api/chat/sessions/" + id;
            assertThat(chat.post(session + "/end", RunningChat.agent("agent09"), "{}")
                            .status())
                    .isEqualTo(403);
            assertThat(chat.post(session + "/messages", RunningChat.agent("agent09"), "{\"id\":\"1\",\"text\":\"x\"}")
                            .status())
                    .isEqualTo(403);
            assertThat(chat.post(session + "/messages", RunningChat.agent("agent08"), "{\"id\":\"1\",\"text\":\"x\"}")
                            .status())
                    .isEqualTo(201);
        }
    }

    @Test
    void forgetsWhatIsDeleted() {
        var id = chat.startChat(RunningChat.customer(), "12345");
        var path = "/api/chat/sessions/" + id;

        assertThat(chat.delete(path, RunningChat.customer()).status()).isEqualTo(204);
        assertThat(chat.get(path, RunningChat.customer()).status()).isEqualTo(404);
        assertThat(chat.get(path + "/messages", RunningChat.customer()).status())
                .isEqualTo(404);
        assertThat(chat.delete(path, RunningChat.customer()).status()).isEqualTo(404);
    }

    @Test
    void pointsFromTheShortPathToTheLongOne() {
        var answer = chat.get("/api/session/abc/messages?after=3", RunningChat.customer());

        assertThat(answer.headers().getFirst("Location")).isEqualTo("/api/chat/sessions/abc/messages?after=3");
    }

    private void expect(HttpMethod method, String path, String caller, int status) {
        var id = path.contains("ID") ? chat.startChat(RunningChat.machine(), "12345") : "";
        var body = path.endsWith("/messages")
                ? "{\"id\":\"m-1\",\"text\":\"Hello\"}"
                : path.endsWith("/end") ? "{}" : "{\"customerId\":\"12345\"}";
        var answer =
                chat.send(method, path.replace("ID", id), CALLERS.get(caller), method == HttpMethod.GET ? null : body);

        assertThat(answer.status()).as("%s %s by %s", method, path, caller).isEqualTo(status);
        if (status == 401) {
            assertThat(answer.headers().getFirst("WWW-Authenticate")).startsWith("Bearer");
        }
    }
}
