package io.apiworld.crm.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.crm.CrmServiceTest;
import io.apiworld.testsupport.TestTokens;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every row of the table is tried with no token, with the scope alone, and with every scope but this. */
@CrmServiceTest
class AuthorizationTests {

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
            GET    /api/customers                    read:customers
            HEAD   /api/customers                    read:customers
            GET    /api/customers/{id}               read:customers
            HEAD   /api/customers/{id}               read:customers
            PUT    /api/customers/{id}               write:customers
            PATCH  /api/customers/{id}               write:customers
            GET    /api/customers/{id}/interactions  read:customers
            HEAD   /api/customers/{id}/interactions  read:customers
            GET    /v1/customers                     read:customers
            HEAD   /v1/customers                     read:customers
            GET    /v1/customers/{id}                read:customers
            HEAD   /v1/customers/{id}                read:customers
            PUT    /v1/customers/{id}                write:customers
            PATCH  /v1/customers/{id}                write:customers
            GET    /v2/customers                     read:customers
            HEAD   /v2/customers                     read:customers
            GET    /v2/customers/{id}                read:customers
            HEAD   /v2/customers/{id}                read:customers
            PUT    /v2/customers/{id}                write:customers
            GET    /api/tickets                      read:tickets
            HEAD   /api/tickets                      read:tickets
            POST   /api/tickets                      write:tickets
            GET    /api/tickets/{id}                 read:tickets
            HEAD   /api/tickets/{id}                 read:tickets
            PATCH  /api/tickets/{id}                 write:tickets
            GET    /api/cases                        read:tickets
            HEAD   /api/cases                        read:tickets
            POST   /api/cases                        write:tickets
            GET    /api/cases/{id}                   read:tickets
            HEAD   /api/cases/{id}                   read:tickets
            PATCH  /api/cases/{id}                   write:tickets
            POST   /api/create-ticket                write:tickets
            """;

    /** Open to all; what guards them, if anything, is not a token. */
    private static final Set<String> OPEN = Set.of(
            " /api/customer", " /api/customer/**", "POST /webhook/{event}", " ${server.error.path:/error}", " /error");

    @Autowired
    MockMvcTester mvc;

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    @ParameterizedTest
    @MethodSource("rows")
    void asksForAToken(Row row) {
        var answer = call(row, null);

        assertThat(answer).hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(answer.getResponse().getHeader(HttpHeaders.WWW_AUTHENTICATE)).startsWith("Bearer");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void letsPassWhoHasTheScopeAlone(Row row) {
        assertThat(call(row, row.scope()).getResponse().getStatus()).isNotIn(401, 403);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void refusesWhoHasEveryScopeButThis(Row row) {
        var others = String.join(
                " ", SCOPES.stream().filter(scope -> !scope.equals(row.scope())).toList());

        assertThat(call(row, others))
                .hasStatus(HttpStatus.FORBIDDEN)
                .headers()
                .hasHeaderSatisfying(
                        HttpHeaders.WWW_AUTHENTICATE,
                        challenges -> assertThat(challenges)
                                .singleElement()
                                .asString()
                                .contains("error=\"insufficient_scope\"", "scope=\"" + row.scope() + "\""));
    }

    @Test
    void knowsEveryEndpointThatThereIs() {
        var listed = rows().map(row -> row.method() + " " + row.path()).toList();

        assertThat(endpoints())
                .isNotEmpty()
                .allSatisfy(endpoint -> assertThat(Stream.concat(OPEN.stream(), listed.stream()))
                        .contains(endpoint));
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThat(call(new Row("GET", "/api/secrets", ""), "admin")).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(call(new Row("GET", "/api/customers/12345/secrets", ""), "read:customers"))
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void answersAMethodThatAResourceLacksWithThoseThatItHas() {
        assertThat(call(new Row("DELETE", "/api/customers/12345", ""), "write:customers"))
                .hasStatus(HttpStatus.METHOD_NOT_ALLOWED)
                .containsHeader(HttpHeaders.ALLOW);
    }

    @Test
    void leavesACallerWithoutARoleOutside() {
        var nobody = TestTokens.token().scope("read:customers");

        assertThat(mvc.get().uri("/api/customers/12345").header(HttpHeaders.AUTHORIZATION, nobody.bearer()))
                .hasStatus(HttpStatus.FORBIDDEN)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("urn:problem:missing-role");
        assertThat(mvc.get()
                        .uri("/api/customers/12345")
                        .header(
                                HttpHeaders.AUTHORIZATION,
                                nobody.roles("customer").bearer()))
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    private MvcTestResult call(Row row, String scope) {
        var request =
                mvc.method(HttpMethod.valueOf(row.method())).uri(row.path().replace("{id}", "12345"));
        if (scope != null) {
            request.header(
                    HttpHeaders.AUTHORIZATION,
                    TestTokens.token().scope(scope).roles("agent").bearer());
        }
        return request.exchange();
    }

    private List<String> endpoints() {
        return requestMappingHandlerMapping.getHandlerMethods().keySet().stream()
                .flatMap(mapping -> mapping.getPatternValues().stream()
                        .flatMap(path ->
                                mapping.getMethodsCondition().getMethods().isEmpty()
                                        ? Stream.of(" " + path)
                                        : mapping.getMethodsCondition().getMethods().stream()
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
