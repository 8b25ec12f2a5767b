package io.apiworld.auth;

import static io.apiworld.auth.Visitor.claims;
import static io.apiworld.auth.Visitor.location;
import static io.apiworld.auth.Visitor.parameter;
import static io.apiworld.auth.Visitor.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.testsupport.ImportTestDatabase;
import io.apiworld.testsupport.Trap;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Against a real second OpenID provider that takes each vendor's shape; configured by deploy/federation.yaml and nothing else. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "federation.file=../deploy/federation.yaml",
            "federation.providers.google.required-claims.hd=bank.example",
            "federation.providers.auth0.email-claim=https://bank.example/email",
            "federation.providers.auth0.verified-claim=https://bank.example/verified",
            "federation.providers.away.name=Away",
            "federation.providers.away.issuer=http://localhost:9",
            "federation.providers.away.client-id=api-world"
        })
@ImportTestDatabase
@TestSecrets
@EnabledIf("io.apiworld.auth.IdentityProviders#canRun")
class FederationTests {

    private static final String PUBLIC = "https://localhost:8443";
    private static final IdentityProviders PROVIDERS = new IdentityProviders(Map.of(
            "microsoft", vendor("microsoft", "/tenant-1/v2.0", false),
            "okta", vendor("okta", "/oauth2/default", false),
            "google", vendor("google", "", false),
            "auth0", vendor("auth0", "", true)));

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient db;

    @DynamicPropertySource
    static void eachByClientIdAndSecret(DynamicPropertyRegistry properties) {
        for (var vendor : new String[] {"microsoft", "okta", "google", "auth0"}) {
            var prefix = "federation.providers." + vendor;
            properties.add(prefix + ".issuer", () -> PROVIDERS.issuer(vendor));
            properties.add(prefix + ".client-id", () -> "api-world");
            properties.add(prefix + ".client-secret", () -> IdentityProviders.SECRET);
        }
    }

    @AfterAll
    static void stop() {
        PROVIDERS.close();
    }

    @BeforeEach
    void nobodyIsLinked() {
        db.sql("delete from federated_identity").update();
        PROVIDERS.isVisitedBy(cesar());
    }

    /** A federated sign-in used to end in a 500 at the token endpoint, for want of an authentication time. */
    @ParameterizedTest
    @ValueSource(strings = {"microsoft", "okta", "google", "auth0"})
    @Trap({"A3", "A5"})
    void eachVendorsPeopleSignInAndTheClientGetsTheirTokens(String vendor) {
        var visitor = new Visitor(port);

        var tokens = visitor.redeem(parameter(authorized(visitor, vendor), "code"));

        var token = claims(tokens.path("access_token").asString());
        assertThat(token.path("sub").asString()).isEqualTo("cesar");
        assertThat(token.path("customer_id").asString()).isEqualTo("12345");
        assertThat(token.path("roles").toString()).isEqualTo("[\"customer\"]");
        assertThat(claims(tokens.path("id_token").asString()).path("auth_time").asLong())
                .isPositive();
        assertThat(claims(tokens.path("id_token").asString()).path("sid").asString())
                .isNotEmpty();
    }

    /** The provider's own principal would be some 7 KB in each row. */
    @Test
    @Trap("A3")
    void whatIsStoredIsLeanAndHoldsNothingOfTheProviders() {
        authorized(new Visitor(port), "google");

        assertThat(db.sql("select attributes from oauth2_authorization where principal_name = 'cesar'")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .allSatisfy(stored -> assertThat(stored)
                        .hasSizeLessThan(3500)
                        .doesNotContain("OidcUser", "OAuth2AuthenticationToken", "id_token", "bank.example"));
    }

    @Test
    void theSecondTimeTheProvidersIdDecidesAndNotTheAddress() {
        authorized(new Visitor(port), "okta");
        PROVIDERS.isVisitedBy(with(cesar(), "email", "vera.lindqvist@example.com"));

        var visitor = new Visitor(port);
        var tokens = visitor.redeem(parameter(authorized(visitor, "okta"), "code"));

        assertThat(claims(tokens.path("access_token").asString()).path("sub").asString())
                .isEqualTo("cesar");
    }

    @ParameterizedTest
    @ValueSource(strings = {"microsoft", "okta", "google", "auth0"})
    void anAddressThatIsNotVerifiedOpensNothing(String vendor) {
        PROVIDERS.isVisitedBy(Map.of(
                "sub", "attacker",
                "email", "cesar.gonzalez@example.com",
                "email_verified", false,
                "hd", "bank.example",
                "https://bank.example/email", "cesar.gonzalez@example.com"));

        var end = arrived(new Visitor(port), vendor);

        assertThat(end.toString()).endsWith("/login?error=email-not-verified");
        assertThat(links()).isZero();
    }

    /** What Entra calls "email" is not verified by it, whatever a claim of that name says. */
    @Test
    void microsoftsAddressCountsOnlyWithItsOwnClaim() {
        var person = cesar();
        person.remove("xms_edov");
        PROVIDERS.isVisitedBy(person);

        assertThat(arrived(new Visitor(port), "microsoft").toString()).endsWith("error=email-not-verified");
    }

    @Test
    void anotherWorkspaceDomainIsRefused() {
        PROVIDERS.isVisitedBy(with(cesar(), "hd", "other.example"));

        var visitor = new Visitor(port);
        var end = arrived(visitor, "google");

        assertThat(end.toString()).endsWith("error=wrong-organization");
        assertThat(visitor.get("/login?error=wrong-organization").body()).contains("another organization");
        assertThat(visitor.get("/account").statusCode()).isEqualTo(302);
    }

    @Test
    void whoeverHasNoAccountHereIsToldSo() {
        PROVIDERS.isVisitedBy(with(cesar(), "email", "stranger@example.com"));

        assertThat(arrived(new Visitor(port), "okta").toString()).endsWith("error=no-account");
    }

    @Test
    void anAddressThatWasGivenToSomebodyElseDoesNotLeadToTheFirstOnesAccount() {
        authorized(new Visitor(port), "okta");
        PROVIDERS.isVisitedBy(with(cesar(), "sub", "the-successor"));

        assertThat(arrived(new Visitor(port), "okta").toString()).endsWith("error=other-identity");
    }

    @Test
    void refusingAtTheProviderLeadsBackToTheLoginPage() {
        PROVIDERS.isVisitedBy(Map.of("refuses", true));

        assertThat(arrived(new Visitor(port), "google").toString()).endsWith("/login?error=provider-refused");
    }

    @Test
    void aProviderThatIsAwayKeepsNobodyFromSigningInOtherwise() {
        var visitor = new Visitor(port);

        assertThat(location(visitor.get("/login/with/away")).toString()).endsWith("error=provider-unavailable");
        assertThat(location(visitor.signIn("cesar", TestSecrets.PERSON)).toString())
                .doesNotContain("error");
    }

    @Test
    void theLoginPageOffersWhatIsConfiguredAndTheAccountPageShowsAndEndsTheLink() {
        var visitor = new Visitor(port);
        assertThat(visitor.get("/login").body())
                .contains(
                        "Continue with Google", "Continue with Microsoft", "Continue with Okta", "Continue with Auth0");
        authorized(visitor, "google");
        assertThat(visitor.get("/account").body()).contains("google", "cesar.gonzalez@example.com");

        visitor.submit("/account", "/account/identities/google/unlink");

        assertThat(links()).isZero();
    }

    private int links() {
        return db.sql("select count(*) from federated_identity")
                .query(Integer.class)
                .single();
    }

    /** Asks for a token, signs in with the provider, and comes back to the client. */
    private URI authorized(Visitor visitor, String vendor) {
        var query = "/oauth2/authorize?" + Visitor.form(request("cli", "openid read:chat"));
        visitor.get(query);
        var back = arrived(visitor, vendor);
        assertThat(back.toString()).doesNotContain("/login");
        return location(visitor.get(local(back.toString())));
    }

    /** Where the browser is sent when all between us and the provider is done. */
    private URI arrived(Visitor visitor, String vendor) {
        var next = location(visitor.get("/login/with/" + vendor));
        for (var i = 0; i < 12; i++) {
            var before = next;
            next = before.resolve(location(visitor.get(local(before.toString()))));
            if (before.getPath().startsWith("/login/callback/")) {
                return next;
            }
        }
        throw new AssertionError("No end of redirects: " + next);
    }

    private String local(String address) {
        return address.startsWith(PUBLIC) ? address.substring(PUBLIC.length()) : address;
    }

    private static Map<String, Object> cesar() {
        return new HashMap<>(Map.of(
                "sub", "id-of-cesar-there",
                "email", "Cesar.Gonzalez@example.com",
                "email_verified", true,
                "hd", "bank.example",
                "xms_edov", "1",
                "https://bank.example/email", "cesar.gonzalez@example.com",
                "https://bank.example/verified", true));
    }

    private static Map<String, Object> with(Map<String, Object> person, String claim, Object value) {
        person.put(claim, value);
        return person;
    }

    private static Map<String, Object> vendor(String name, String path, boolean slash) {
        return Map.of("path", path, "slash", slash, "redirect", PUBLIC + "/login/callback/" + name);
    }
}
