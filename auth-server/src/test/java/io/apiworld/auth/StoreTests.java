package io.apiworld.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.testsupport.ImportTestDatabase;
import io.apiworld.testsupport.Trap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** How tokens are kept, on PostgreSQL, by what a client sees. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ImportTestDatabase
@TestSecrets
class StoreTests {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient db;

    @Test
    @Trap("A14")
    void aDumpOfTheDatabaseHoldsNoTokenThatWorks() {
        var grants = new Grants(port);
        var code = grants.code("console", "agent01", "openid read:chat");
        var dumpWithCode = dump();
        var tokens = grants.redeem("console", code);
        var refreshed = grants.refresh(tokens.path("refresh_token").asString());

        var dump = dump();

        assertThat(dumpWithCode).contains("console").doesNotContain(code);
        for (var answer : List.of(tokens, refreshed)) {
            for (var kind : List.of("access_token", "refresh_token", "id_token")) {
                assertThat(answer.path(kind).asString()).as(kind).isNotEmpty();
                assertThat(dump).as(kind).doesNotContain(answer.path(kind).asString());
            }
        }
    }

    @Test
    void whatTheDatabaseHoldsIsNotTakenInPlaceOfTheToken() {
        var grants = new Grants(port);
        grants.tokens("console", "agent01", "openid read:chat");
        var stored = db.sql(
                        "select refresh_token_value from oauth2_authorization where refresh_token_value is not null")
                .query(String.class)
                .list();

        assertThat(stored)
                .isNotEmpty()
                .allSatisfy(
                        value -> assertThat(grants.refresh(value).path("error").asString())
                                .isEqualTo("invalid_grant"));
    }

    @Test
    @Trap("A1")
    void oneCodeHasOneWinnerOfTenAtOnceTenTimes() throws Exception {
        for (var round = 0; round < 10; round++) {
            var grants = new Grants(port);
            var code = grants.code("console", "agent01", "openid read:chat");

            var answers = tenAtOnce(() -> new Grants(port).redeem("console", code));

            assertThat(winners(answers)).as("round %d", round).hasSize(1);
            assertThat(losers(answers)).hasSize(9).allMatch("invalid_grant"::equals);
        }
    }

    /** RFC 9700, section 4.14.2: at the same moment as well, because one of the ten may be the thief. */
    @Test
    @Trap("A2")
    void oneRefreshTokenUsedByTenAtOnceGivesOneTokenAtMostAndEndsTheFamily() throws Exception {
        var refreshToken = new Grants(port)
                .tokens("console", "agent01", "openid read:chat")
                .path("refresh_token")
                .asString();

        var answers = tenAtOnce(() -> new Grants(port).refresh(refreshToken));

        assertThat(winners(answers)).hasSize(1);
        assertThat(losers(answers)).hasSize(9).allMatch("invalid_grant"::equals);
        var winner = winners(answers).getFirst();
        assertThat(new Grants(port)
                        .refresh(winner.path("refresh_token").asString())
                        .path("error")
                        .asString())
                .isEqualTo("invalid_grant");
        assertThat(new Grants(port).isActive(winner.path("access_token").asString()))
                .isFalse();
    }

    /** The access token of the family too. Negative control: another login of the same person goes on. */
    @Test
    @Trap("A2")
    void aRefreshTokenUsedTwiceEndsTheFamilyAndNoOther() {
        var grants = new Grants(port);
        var first = grants.tokens("console", "agent01", "openid read:chat");
        var other = new Grants(port).tokens("console", "agent01", "openid read:chat");
        var second = grants.refresh(first.path("refresh_token").asString());
        var third = grants.refresh(second.path("refresh_token").asString());
        assertThat(grants.isActive(third.path("access_token").asString())).isTrue();

        grants.refresh(first.path("refresh_token").asString());

        assertThat(grants.isActive(third.path("access_token").asString())).isFalse();
        assertThat(grants.refresh(third.path("refresh_token").asString())
                        .path("error")
                        .asString())
                .isEqualTo("invalid_grant");
        assertThat(grants.isActive(other.path("access_token").asString())).isTrue();
        assertThat(grants.refresh(other.path("refresh_token").asString())
                        .path("access_token")
                        .asString())
                .isNotEmpty();
    }

    /** RFC 6749 section 4.1.2: the tokens of a code that comes a second time end. */
    @Test
    void aCodeUsedTwiceEndsItsTokens() {
        var grants = new Grants(port);
        var code = grants.code("console", "agent01", "openid read:chat");
        var tokens = grants.redeem("console", code);

        var again = grants.redeem("console", code);

        assertThat(again.path("error").asString()).isEqualTo("invalid_grant");
        assertThat(grants.isActive(tokens.path("access_token").asString())).isFalse();
    }

    /** Each kind of claim and attribute that we write can be read again. */
    @Test
    @Trap("A4")
    void everyKindOfTokenIsReadAgainFromItsRow() {
        var grants = new Grants(port);
        var customer = grants.tokens("console", "cesar", "openid read:chat");

        assertThat(grants.isActive(customer.path("access_token").asString())).isTrue();
        assertThat(grants.isActive(grants.machineToken())).isTrue();
        assertThat(grants.refresh(customer.path("refresh_token").asString())
                        .path("id_token")
                        .asString())
                .isNotEmpty();
    }

    @Test
    void aRoleThatIsTakenAwayIsMissingFromTheNextToken() {
        var grants = new Grants(port);
        var tokens = grants.tokens("console", "supervisor", "openid read:webhooks read:chat");
        assertThat(tokens.path("scope").asString()).contains("read:webhooks");
        db.sql("update account set role = 'agent' where username = 'supervisor'")
                .update();
        try {
            var refreshed = grants.refresh(tokens.path("refresh_token").asString());

            assertThat(refreshed.path("scope").asString()).contains("read:chat").doesNotContain("read:webhooks");
        } finally {
            db.sql("update account set role = 'supervisor' where username = 'supervisor'")
                    .update();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "state",
                "authorization_code_value",
                "access_token_value",
                "refresh_token_value",
                "oidc_id_token_value",
                "user_code_value",
                "device_code_value"
            })
    @Trap("A14")
    void everyLookupByTokenHasAnIndex(String column) {
        assertThat(db.sql("select indexdef from pg_indexes where tablename = 'oauth2_authorization'")
                        .query(String.class)
                        .list())
                .anyMatch(index -> index.endsWith("USING hash (" + column + ")"));
    }

    private String dump() {
        return String.join(
                "\n",
                db.sql("select a::text from oauth2_authorization a union all select s::text from spent_refresh_token s")
                        .query(String.class)
                        .list());
    }

    private static List<JsonNode> tenAtOnce(Callable<JsonNode> attempt) throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(10)) {
            var answers = new ArrayList<JsonNode>();
            threads.invokeAll(Collections.nCopies(10, attempt)).forEach(result -> answers.add(result.resultNow()));
            return answers;
        }
    }

    private static List<JsonNode> winners(List<JsonNode> answers) {
        return answers.stream().filter(answer -> answer.has("access_token")).toList();
    }

    private static List<String> losers(List<JsonNode> answers) {
        return answers.stream()
                .filter(answer -> answer.has("error"))
                .map(answer -> answer.path("error").asString())
                .toList();
    }
}
