package io.apiworld.webhooks.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.testsupport.TestTokens;
import io.apiworld.webhooks.RunningDispatcher;
import io.apiworld.webhooks.RunningDispatcher.Reply;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every row of the table is tried without a token, with the scope alone, and with every scope but this. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthorizationTests {

    private static final String ROOT = "/api/webhooks";

    private static final List<String> SCOPES = List.of(
            "read:customers",
            "write:customers",
            "read:tickets",
            "write:tickets",
            "read:chat",
            "write:chat",
            "read:webhooks",
            "write:webhooks",
            "admin",
            "openid",
            "profile",
            "email");

    private static final String TABLE = """
            GET    /event-types                 read:webhooks
            HEAD   /event-types                 read:webhooks
            POST   /messages                    write:webhooks
            GET    /messages/{id}               read:webhooks
            HEAD   /messages/{id}               read:webhooks
            GET    /endpoints                   read:webhooks
            HEAD   /endpoints                   read:webhooks
            POST   /endpoints                   write:webhooks
            GET    /endpoints/{id}              read:webhooks
            HEAD   /endpoints/{id}              read:webhooks
            PATCH  /endpoints/{id}              write:webhooks
            DELETE /endpoints/{id}              write:webhooks
            POST   /endpoints/{id}/secret       write:webhooks
            GET    /deliveries                  read:webhooks
            HEAD   /deliveries                  read:webhooks
            GET    /deliveries/{id}             read:webhooks
            HEAD   /deliveries/{id}             read:webhooks
            POST   /deliveries/{id}/redeliver   write:webhooks
            """;

    @AutoClose
    final RunningDispatcher dispatcher = RunningDispatcher.withoutCrm();

    @ParameterizedTest
    @MethodSource("rows")
    void asksForAToken(Row row) {
        var reply = call(row, null);

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.headers().getFirst(HttpHeaders.WWW_AUTHENTICATE)).startsWith("Bearer");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void letsPassWhoHasTheScopeAlone(Row row) {
        assertThat(call(row, bearer(row.scope())).status()).isNotIn(401, 403, 500);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void refusesWhoHasEveryScopeButThis(Row row) {
        var others = SCOPES.stream().filter(scope -> !scope.equals(row.scope())).toList();

        var reply = call(row, bearer(String.join(" ", others)));

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.headers().getFirst(HttpHeaders.WWW_AUTHENTICATE))
                .contains("error=\"insufficient_scope\"", "scope=\"" + row.scope() + "\"");
    }

    @Test
    void knowsEveryResourceThatThereIs() {
        var listed = rows().map(row -> row.method() + " " + ROOT + row.path()).toList();

        assertThat(resources()).hasSizeGreaterThan(10).isSubsetOf(listed);
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE, /endpoints,               'GET,POST'",
        "PUT,    /endpoints/crm,           'GET,DELETE,PATCH'",
        "PATCH,  /messages,                POST",
        "DELETE, /deliveries/dlv_1,        GET",
        "PUT,    /deliveries/x/redeliver,  POST"
    })
    void answersAMethodThatAResourceLacksWithThoseThatItHas(String method, String path, String allowed) {
        var reply = call(new Row(method, path, ""), bearer("read:webhooks write:webhooks"));

        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.headers().getAllow()).extracting(HttpMethod::name).contains(allowed.split(","));
    }

    @Test
    void takesNoTokenThatIsExpiredForgedOrMeantForOthers() {
        var row = new Row("GET", "/endpoints", "read:webhooks");
        var bad = Stream.of(
                TestTokens.token().expired(),
                TestTokens.token().forged(),
                TestTokens.token().audience("https://elsewhere.example"),
                TestTokens.token().issuer("https://elsewhere.example"));

        assertThat(bad.map(token ->
                        call(row, token.scope(row.scope()).roles("integration").bearer())))
                .extracting(Reply::status)
                .containsOnly(401);
    }

    private Reply call(Row row, String bearer) {
        var body = row.method().startsWith("P") ? "{}" : null;
        return dispatcher.call(HttpMethod.valueOf(row.method()), row.path().replace("{id}", "nothing"), body, bearer);
    }

    private static String bearer(String scope) {
        return TestTokens.token().scope(scope).roles("supervisor").bearer();
    }

    private List<String> resources() {
        return dispatcher
                .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .stream()
                .flatMap(mapping -> mapping.getPatternValues().stream()
                        .filter(path -> path.startsWith(ROOT))
                        .flatMap(path -> mapping.getMethodsCondition().getMethods().stream()
                                .map(method -> method.name() + " " + path)))
                .toList();
    }

    static Stream<Row> rows() {
        return TABLE.lines().map(line -> line.split(" +")).map(cells -> new Row(cells[0], cells[1], cells[2]));
    }

    record Row(String method, String path, String scope) {

        @Override
        public String toString() {
            return "%s %s: %s".formatted(method, path, scope);
        }
    }
}
