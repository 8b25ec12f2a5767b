package io.apiworld.auth;

import static io.apiworld.auth.Visitor.claims;
import static io.apiworld.auth.Visitor.location;
import static io.apiworld.auth.Visitor.parameter;
import static io.apiworld.auth.Visitor.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.testsupport.ImportTestDatabase;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Budget Planner is somebody else's application: people are asked. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ImportTestDatabase
@TestSecrets
class ConsentTests {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient db;

    @BeforeEach
    void nothingIsAllowed() {
        db.sql("delete from oauth2_authorization_consent").update();
    }

    @Test
    void aPersonIsToldWhoAsksForWhat() {
        var visitor = new Visitor(port);

        var page = visitor.get(asked(visitor, "openid read:chat").toString());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("Budget Planner", "cesar", "Read your chats", "value=\"read:chat\"")
                .doesNotContain("value=\"openid\"", "write:chat");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy ->
                        assertThat(policy).contains("form-action 'self' http://127.0.0.1:*", "frame-ancestors 'none'"));
    }

    @Test
    void whatIsAllowedTheClientGets() {
        var visitor = new Visitor(port);
        var question = asked(visitor, "openid read:chat write:chat");

        var back = answered(visitor, question, "read:chat");

        assertThat(claims(visitor.redeem("budget-planner", parameter(back, "code"))
                                .path("access_token")
                                .asString())
                        .path("scope")
                        .asString()
                        .split(" "))
                .containsExactlyInAnyOrder("openid", "read:chat");
    }

    @Test
    void refusingGivesTheClientAccessDenied() {
        var visitor = new Visitor(port);

        var back = refused(visitor, asked(visitor, "openid read:chat"));

        assertThat(back.toString()).startsWith("http://127.0.0.1:9/callback");
        assertThat(parameter(back, "error")).isEqualTo("access_denied");
        assertThat(parameter(back, "state")).isEqualTo("xyz");
        assertThat(parameter(back, "code")).isEmpty();
    }

    @Test
    void nobodyIsAskedTwiceForTheSameButForMoreAgain() {
        var visitor = new Visitor(port);
        answered(visitor, asked(visitor, "openid read:chat"), "read:chat");

        var same = visitor.authorize(request("budget-planner", "openid read:chat"), "cesar", TestSecrets.PERSON);
        var more = visitor.authorize(
                request("budget-planner", "openid read:chat read:customers"), "cesar", TestSecrets.PERSON);

        assertThat(parameter(same, "code")).isNotEmpty();
        assertThat(more.getPath()).isEqualTo("/consent");
        assertThat(visitor.get(more.toString()).body()).contains("read:chat (allowed before)");
    }

    @Test
    void aScopeThatWasNotAskedForCannotBeSlippedIn() {
        var visitor = new Visitor(port);
        var question = asked(visitor, "openid read:chat");

        var answer = visitor.post("/oauth2/authorize", form(question, "write:chat"));

        assertThat(answer.headers().firstValue("Location").map(URI::create))
                .hasValueSatisfying(back -> assertThat(parameter(back, "error")).isEqualTo("invalid_scope"));
    }

    @Test
    void noOtherPersonCanAnswerTheQuestion() {
        var question = asked(new Visitor(port), "openid read:chat");
        var other = new Visitor(port);
        other.signIn("vera", TestSecrets.PERSON);

        assertThat(other.post("/oauth2/authorize", form(question, "read:chat")).statusCode())
                .isEqualTo(400);
    }

    @Test
    void takingItBackEndsTheTokensAndTheClientHasToAskAgain() {
        var visitor = new Visitor(port);
        answered(visitor, asked(visitor, "openid read:chat"), "read:chat");
        assertThat(visitor.get("/account").body()).contains("Budget Planner", "Read your chats");

        visitor.submit("/account", "/account/consents/budget-planner/revoke");

        assertThat(visitor.get("/account").body()).doesNotContain("Budget Planner");
        assertThat(db.sql("select count(*) from oauth2_authorization where registered_client_id = 'budget-planner'"
                                + " and principal_name = 'cesar'")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(visitor.authorize(request("budget-planner", "openid read:chat"), "cesar", TestSecrets.PERSON)
                        .getPath())
                .isEqualTo("/consent");
    }

    @Test
    void ourOwnClientsDoNotAsk() {
        var back = new Visitor(port).authorize(request("cli", "openid read:chat"), "cesar", TestSecrets.PERSON);

        assertThat(parameter(back, "code")).isNotEmpty();
    }

    private static URI asked(Visitor visitor, String scope) {
        var question = visitor.authorize(request("budget-planner", scope), "cesar", TestSecrets.PERSON);
        assertThat(question.getPath()).isEqualTo("/consent");
        return question;
    }

    private static URI answered(Visitor visitor, URI question, String scope) {
        return location(visitor.post("/oauth2/authorize", form(question, scope)));
    }

    private static URI refused(Visitor visitor, URI question) {
        return location(visitor.post(
                "/oauth2/authorize", Map.of("client_id", "budget-planner", "state", parameter(question, "state"))));
    }

    private static Map<String, String> form(URI question, String scope) {
        return Map.of("client_id", "budget-planner", "state", parameter(question, "state"), "scope", scope);
    }
}
