package io.apiworld.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every endpoint against every scope and role: each row of the table is asked by nobody, and by each holder with a token of each
 * single scope that the holder can have. All but the right one must be refused, and told which scope would do.
 */
@ExtendWith(WorldExtension.class)
class AccessMatrixTests {

    /** One for each role. */
    private static final List<String> HOLDERS = List.of("cesar", "agent01", "supervisor", "admin", "integration");

    private static final Map<String, String> ROLES = Map.of(
            "cesar",
            "customer",
            "agent01",
            "agent",
            "supervisor",
            "supervisor",
            "admin",
            "admin",
            "integration",
            "integration");

    private static final List<String> SCOPES = List.of(
            "read:customers",
            "write:customers",
            "read:tickets",
            "write:tickets",
            "read:chat",
            "write:chat",
            "read:webhooks",
            "write:webhooks",
            "admin");

    /**
     * What is asked, the scope that it needs (any: a token will do), what whoever has it is answered, and the roles that are refused in
     * spite of it, with the problem that they are told. Nothing is changed: an allowed write has the body "{", which is no JSON (400), or
     * is about what does not exist (404). Cesar is customer 12345.
     */
    // spotless:off
    private static final String TABLE = """
            GET    /api/customers                            | read:customers  | 200 |
            GET    /api/customers/12345                      | read:customers  | 200 |
            HEAD   /api/customers/12345                      | read:customers  | 200 |
            GET    /api/customers/20001                      | read:customers  | 200 | customer: not-your-record
            GET    /api/customers/12345/interactions         | read:customers  | 200 |
            GET    /api/customers/20001/interactions         | read:customers  | 200 | customer: not-your-record
            PUT    /api/customers/12345                    { | write:customers | 400 |
            PATCH  /api/customers/12345                    { | write:customers | 400 |
            GET    /api/tickets                              | read:tickets    | 200 |
            GET    /api/cases                                | read:tickets    | 200 |
            GET    /api/tickets/none                         | read:tickets    | 404 |
            GET    /api/cases/none                           | read:tickets    | 404 |
            POST   /api/tickets                            { | write:tickets   | 400 |
            POST   /api/cases                              { | write:tickets   | 400 |
            POST   /api/create-ticket                      { | write:tickets   | 400 |
            PATCH  /api/tickets/none                       { | write:tickets   | 400 |
            PATCH  /api/cases/none                         { | write:tickets   | 400 |
            GET    /api/chat/sessions                        | read:chat       | 200 |
            GET    /api/chat/sessions/none                   | read:chat       | 404 |
            GET    /api/chat/status?sessionId=none           | read:chat       | 404 |
            GET    /api/chat/sessions/none/messages          | read:chat       | 404 |
            POST   /api/chat/start                         { | write:chat      | 400 |
            POST   /api/chat/sessions/none/messages        { | write:chat      | 400 |
            POST   /api/chat/sessions/none/end             { | write:chat      | 400 |
            DELETE /api/chat/sessions/none                   | write:chat      | 404 |
            GET    /api/webhooks/event-types                 | read:webhooks   | 200 |
            GET    /api/webhooks/endpoints                   | read:webhooks   | 200 |
            GET    /api/webhooks/endpoints/none              | read:webhooks   | 404 |
            GET    /api/webhooks/messages/none               | read:webhooks   | 404 |
            GET    /api/webhooks/deliveries                  | read:webhooks   | 200 |
            GET    /api/webhooks/deliveries/none             | read:webhooks   | 404 |
            POST   /api/webhooks/endpoints                 { | write:webhooks  | 400 |
            PATCH  /api/webhooks/endpoints/none            { | write:webhooks  | 400 |
            DELETE /api/webhooks/endpoints/none              | write:webhooks  | 404 |
            POST   /api/webhooks/endpoints/none/secret       | write:webhooks  | 404 |
            POST   /api/webhooks/messages                  { | write:webhooks  | 400 |
            POST   /api/webhooks/deliveries/none/redeliver   | write:webhooks  | 404 |
            GET    /sandbox/receivers/matrix/behaviour       | read:webhooks   | 200 |
            GET    /sandbox/receivers/matrix/requests        | read:webhooks   | 200 |
            PUT    /sandbox/receivers/matrix/behaviour     { | write:webhooks  | 400 |
            DELETE /sandbox/receivers/matrix                 | write:webhooks  | 204 |
            GET    /api/users/none                           | admin           | 404 |
            POST   /api/users                              { | admin           | 400 |
            POST   /api/create-user                        { | admin           | 400 |
            GET    /api/signing-keys                         | admin           | 200 |
            GET    /api/api-keys                             | any             | 200 |
            GET    /api/api-keys/none                        | any             | 404 |
            POST   /api/api-keys                           { | any             | 400 |
            POST   /api/api-keys/none/rotate               { | any             | 400 |
            DELETE /api/api-keys/none                        | any             | 404 |
            """;
    // spotless:on

    /** @param except by role, the problem that it is told in spite of the scope */
    record Row(String method, String path, String body, String needs, int passes, Map<String, String> except) {

        static Row of(String line) {
            var columns = line.split("\\|", -1);
            var request = columns[0].strip().split("\\s+");
            return new Row(
                    request[0],
                    request[1],
                    request.length > 2 ? request[2] : "",
                    columns[1].strip(),
                    Integer.parseInt(columns[2].strip()),
                    Stream.of(columns[3].strip().split(",\\s*"))
                            .filter(exception -> !exception.isBlank())
                            .map(exception -> exception.split(":\\s*"))
                            .collect(Collectors.toMap(halves -> halves[0], halves -> halves[1])));
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    static Stream<Row> rows() {
        return TABLE.lines().map(Row::of);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isAnsweredToTheRightScopeAndRoleAlone(Row row, RunningWorld world) {
        assertThat(deviations(row, world)).isEmpty();
    }

    /** The negative controls: a table that says something else about the same system is found to be wrong, each part of it. */
    @Test
    void aWrongRowIsNoticed(RunningWorld world) {
        assertThat(deviations(Row.of("GET /api/customers/12345 | write:customers | 200 |"), world))
                .as("another scope")
                .anyMatch(told -> told.startsWith("agent01 with read:customers: 200"))
                .anyMatch(told -> told.startsWith("agent01 with write:customers: 403"));
        assertThat(deviations(Row.of("GET /api/customers/20001 | read:customers | 200 |"), world))
                .as("a role that is refused after all")
                .singleElement()
                .asString()
                .startsWith("cesar with read:customers: 403 urn:problem:not-your-record");
        assertThat(deviations(Row.of("GET /api/tickets | any | 200 |"), world))
                .as("a scope where none is needed")
                .isNotEmpty();
        assertThat(deviations(Row.of("GET /zipkin/ | any | 200 |"), world))
                .as("an open door")
                .anyMatch(told -> told.startsWith("nobody: "));
    }

    private static List<String> deviations(Row row, RunningWorld world) {
        var deviations = new ArrayList<String>();
        var stranger = send(world.api(), row);
        if (stranger.status() != 401 || !stranger.header("WWW-Authenticate").startsWith("Bearer")) {
            deviations.add("nobody: " + words(stranger));
        }
        for (var holder : HOLDERS) {
            for (var scope : scopesOf(holder)) {
                var answer = send(world.api().as(world.tokenOf(holder, scope)), row);
                if (!expected(row, holder, scope).apply(answer)) {
                    deviations.add("%s with %s: %s".formatted(holder, scope, words(answer)));
                }
            }
        }
        return deviations;
    }

    private static Function<Api.Answer, Boolean> expected(Row row, String holder, String scope) {
        if (!row.needs().equals("any") && !row.needs().equals(scope)) {
            // RFC 6750, section 3.1
            return answer -> answer.status() == 403
                    && answer.header("WWW-Authenticate")
                            .matches("Bearer error=\"insufficient_scope\".*scope=\"" + row.needs() + "\".*");
        }
        var refusal = row.except().get(String.valueOf(ROLES.get(holder)));
        return refusal == null
                ? answer -> answer.status() == row.passes()
                : answer -> answer.status() == 403 && answer.body().contains("\"urn:problem:" + refusal + "\"");
    }

    /** What the holder's role can have at all; the authorization server gives no more. */
    private static List<String> scopesOf(String holder) {
        var possible = RunningWorld.scopesOf(holder);
        return SCOPES.stream().filter(possible::contains).toList();
    }

    private static Api.Answer send(Api api, Row row) {
        return api.send(row.method(), row.path(), row.body().isEmpty() ? null : row.body());
    }

    private static String words(Api.Answer answer) {
        var type = Arrays.stream(answer.body().split("\""))
                .filter(word -> word.startsWith("urn:problem:"))
                .findFirst()
                .orElse("");
        return (answer.status() + " " + type + " " + answer.header("WWW-Authenticate")).strip();
    }
}
