package io.apiworld.auth;

import static io.apiworld.auth.Visitor.claims;
import static io.apiworld.auth.Visitor.json;
import static io.apiworld.auth.Visitor.parameter;
import static io.apiworld.auth.Visitor.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.testsupport.ImportTestDatabase;
import io.apiworld.testsupport.Trap;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Web Authentication with a passkey in software, over HTTP; the pages with Chromium's are the system tests'. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ImportTestDatabase
@TestSecrets
class PasskeyTests {

    private static final String ORIGIN = "https://localhost:8443";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient db;

    @BeforeEach
    void thereAreNone() {
        db.sql("delete from user_credentials").update();
    }

    @Test
    @Trap("A5")
    void whoeverHasAddedAPasskeySignsInWithItAndGetsTokens() {
        var passkey = new Authenticator(ORIGIN);
        assertThat(added(signedIn("cesar"), passkey).statusCode()).isEqualTo(200);

        var visitor = new Visitor(port);
        visitor.get("/oauth2/authorize?" + Visitor.form(request("cli", "openid read:chat")));
        var answer = usedFrom(visitor, passkey);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).path("redirectUrl").asString()).contains("/oauth2/authorize");
        var back = visitor.authorize(request("cli", "openid read:chat"), "nobody", "is-asked");
        var tokens = visitor.redeem(parameter(back, "code"));
        assertThat(claims(tokens.path("access_token").asString()).path("sub").asString())
                .isEqualTo("cesar");
        assertThat(claims(tokens.path("access_token").asString()).path("roles").toString())
                .as("no FACTOR_WEBAUTHN")
                .isEqualTo("[\"customer\"]");
        assertThat(visitor.get("/account").body()).contains("by passkey", "This laptop");
    }

    @Test
    void theSessionGetsANewNameAtASignInWithAPasskey() {
        var passkey = new Authenticator(ORIGIN);
        added(signedIn("vera"), passkey);
        var visitor = new Visitor(port);
        visitor.get("/login");
        var before = sessions();

        usedFrom(visitor, passkey);

        assertThat(before).isNotEmpty();
        assertThat(db.sql("select count(*) from spring_session where principal_name = 'vera' and session_id = any (?)")
                        .param(before.toArray(String[]::new))
                        .query(Integer.class)
                        .single())
                .as("sessions of vera that were there before, but for the one in which she added the key")
                .isLessThanOrEqualTo(1);
    }

    @Test
    void aPasskeyThatWasRemovedIsNoWayIn() {
        var passkey = new Authenticator(ORIGIN);
        var visitor = signedIn("cesar");
        added(visitor, passkey);

        visitor.submit("/account", "/account/passkeys/" + passkey.id() + "/remove");

        assertThat(usedFrom(new Visitor(port), passkey).statusCode()).isEqualTo(401);
    }

    @Test
    void nobodyRemovesSomebodyElsesPasskey() {
        var passkey = new Authenticator(ORIGIN);
        added(signedIn("cesar"), passkey);

        signedIn("vera").submit("/account", "/account/passkeys/" + passkey.id() + "/remove");

        assertThat(usedFrom(new Visitor(port), passkey).statusCode()).isEqualTo(200);
    }

    @Test
    void aPageOfAnotherOriginGetsNothingOfIt() {
        var phished = new Authenticator("https://localhost.evil.example");
        var visitor = signedIn("cesar");

        assertThat(added(visitor, phished).statusCode()).isNotEqualTo(200);
        assertThat(db.sql("select count(*) from user_credentials")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aSignatureIsGoodOnce() {
        var passkey = new Authenticator(ORIGIN);
        added(signedIn("cesar"), passkey);
        var visitor = new Visitor(port);
        var csrf = Visitor.csrf(visitor.get("/login").body());
        var signed =
                passkey.asserted(json(visitor.postJson("/webauthn/authenticate/options", "{}", "X-CSRF-TOKEN", csrf)));
        assertThat(visitor.postJson("/login/webauthn", signed, "X-CSRF-TOKEN", csrf)
                        .statusCode())
                .isEqualTo(200);

        var other = new Visitor(port);
        var otherCsrf = Visitor.csrf(other.get("/login").body());
        other.postJson("/webauthn/authenticate/options", "{}", "X-CSRF-TOKEN", otherCsrf);

        assertThat(other.postJson("/login/webauthn", signed, "X-CSRF-TOKEN", otherCsrf)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void nobodyAddsAPasskeyWithoutBeingSignedIn() {
        var visitor = new Visitor(port);
        var csrf = Visitor.csrf(visitor.get("/login").body());

        var options = visitor.postJson("/webauthn/register/options", "{}", "X-CSRF-TOKEN", csrf);

        assertThat(options.statusCode()).isNotEqualTo(200);
        assertThat(options.body()).doesNotContain("challenge");
    }

    private java.util.List<String> sessions() {
        return db.sql("select session_id from spring_session")
                .query(String.class)
                .list();
    }

    private Visitor signedIn(String person) {
        var visitor = new Visitor(port);
        visitor.signIn(person, TestSecrets.PERSON);
        return visitor;
    }

    private static HttpResponse<String> added(Visitor visitor, Authenticator passkey) {
        var csrf = Visitor.csrf(visitor.get("/account").body());
        var options = json(visitor.postJson("/webauthn/register/options", "{}", "X-CSRF-TOKEN", csrf));
        return visitor.postJson("/webauthn/register", passkey.created(options, "This laptop"), "X-CSRF-TOKEN", csrf);
    }

    private static HttpResponse<String> usedFrom(Visitor visitor, Authenticator passkey) {
        var csrf = Visitor.csrf(visitor.get("/login").body());
        var options = json(visitor.postJson("/webauthn/authenticate/options", "{}", "X-CSRF-TOKEN", csrf));
        return visitor.postJson("/login/webauthn", passkey.asserted(options), "X-CSRF-TOKEN", csrf);
    }
}
