package io.apiworld.auth;

import static io.apiworld.auth.Visitor.basic;
import static io.apiworld.auth.Visitor.claims;
import static io.apiworld.auth.Visitor.json;
import static io.apiworld.auth.Visitor.parameter;
import static io.apiworld.auth.Visitor.part;
import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.testsupport.ImportTestDatabase;
import io.apiworld.testsupport.Trap;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The endpoints by their specifications, over HTTP. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ImportTestDatabase
@TestSecrets
class ProtocolTests {

    static final String ISSUER = "https://localhost:8443";
    static final String EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
    static final String DEVICE = "urn:ietf:params:oauth:grant-type:device_code";
    static final String ACCESS_TOKEN_TYPE = "urn:ietf:params:oauth:token-type:access_token";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient db;

    /** RFC 9207. */
    @Nested
    @Trap("A10")
    class Issuer {

        @Test
        void isNamedWithTheCode() {
            var back = new Visitor(port).authorize(Grants.request("cli", "openid"), "cesar", TestSecrets.PERSON);

            assertThat(parameter(back, "code")).isNotEmpty();
            assertThat(parameter(back, "state")).isEqualTo("xyz");
            assertThat(parameter(back, "iss")).isEqualTo(ISSUER);
        }

        @Test
        void isNamedWithAnError() {
            var request = new HashMap<>(Grants.request("cli", "openid"));
            request.remove("code_challenge");

            var back = new Visitor(port).authorize(request, "cesar", TestSecrets.PERSON);

            assertThat(parameter(back, "error")).isEqualTo("invalid_request");
            assertThat(parameter(back, "state")).isEqualTo("xyz");
            assertThat(parameter(back, "iss")).isEqualTo(ISSUER);
        }
    }

    /** RFC 9126. */
    @Nested
    class PushedRequests {

        private static final String NAME = "urn:ietf:params:oauth:request_uri:";

        @Test
        void aPushedRequestIsAuthorizedByItsNameAlone() {
            var grants = new Grants(port);
            var pushed = grants.as("console", "/oauth2/par", Grants.request("console", "openid read:chat"));

            var back = grants.visitor()
                    .authorize(
                            Map.of(
                                    "client_id",
                                    "console",
                                    "request_uri",
                                    pushed.path("request_uri").asString()),
                            "agent01",
                            TestSecrets.PERSON);

            assertThat(pushed.path("expires_in").asInt()).isPositive();
            var tokens = grants.redeem("console", parameter(back, "code"));
            assertThat(tokens.path("scope").asString()).contains("read:chat");
            assertThat(tokens.path("id_token").asString()).isNotEmpty();
        }

        @Test
        void aPublicClientMayPushToo() {
            assertThat(new Grants(port)
                            .as("cli", "/oauth2/par", Grants.request("cli", "openid"))
                            .path("request_uri")
                            .asString())
                    .startsWith("urn:");
        }

        /** The scopes of a pushed request are not in the browser's: narrowing that alone would let them through. */
        @Test
        void aPushedRequestGetsNoScopeBeyondThePersonsRole() {
            var grants = new Grants(port);
            var pushed = grants.as("console", "/oauth2/par", Grants.request("console", "openid read:chat admin"));

            var back = grants.visitor()
                    .authorize(
                            Map.of(
                                    "client_id",
                                    "console",
                                    "request_uri",
                                    pushed.path("request_uri").asString()),
                            "cesar",
                            TestSecrets.PERSON);

            var tokens = grants.redeem("console", parameter(back, "code"));
            assertThat(tokens.path("scope").asString()).contains("read:chat").doesNotContain("admin");
            assertThat(claims(tokens.path("access_token").asString())
                            .path("scope")
                            .toString())
                    .doesNotContain("admin");
        }

        /** What separates the name's random part from its time may be in the random part as well, once in a few thousand times. */
        @Test
        @Trap("A18")
        void aNameThatHoldsItsOwnSeparatorIsTaken() {
            var grants = new Grants(port);
            var request = new HashMap<>(Grants.request("console", "openid read:chat"));
            request.put("state", "a___b___1");
            var name = grants.as("console", "/oauth2/par", request)
                    .path("request_uri")
                    .asString()
                    .substring(NAME.length());
            rename(name, "a___b___c" + name);

            var back = grants.visitor()
                    .authorize(
                            Map.of("client_id", "console", "request_uri", NAME + "a___b___c" + name),
                            "agent01",
                            TestSecrets.PERSON);

            assertThat(parameter(back, "state")).isEqualTo("a___b___1");
            assertThat(grants.redeem("console", parameter(back, "code")).has("access_token"))
                    .isTrue();
        }

        @Test
        void aNameIsGoodForOneUse() {
            var grants = new Grants(port);
            var pushed = grants.as("console", "/oauth2/par", Grants.request("console", "openid"));
            var named = Map.of(
                    "client_id",
                    "console",
                    "request_uri",
                    pushed.path("request_uri").asString());
            grants.visitor().authorize(named, "agent01", TestSecrets.PERSON);

            var again = grants.visitor().get("/oauth2/authorize?" + Visitor.form(named));

            assertThat(again.statusCode()).isEqualTo(400);
        }

        /** As if chance had made another name; only its hash is kept. */
        private void rename(String name, String other) {
            var renamed = db.sql("""
                    with hash as (
                        select '{sha256}' || encode(sha256(convert_to(?, 'UTF8')), 'hex') as old,
                               '{sha256}' || encode(sha256(convert_to(?, 'UTF8')), 'hex') as new)
                    update oauth2_authorization set state = hash.new, attributes = replace(attributes, hash.old, hash.new)
                    from hash where state = hash.old
                    """).params(name, other).update();
            assertThat(renamed).isOne();
        }
    }

    /** RFC 8628. */
    @Nested
    class Devices {

        @Test
        void aPersonConnectsADevice() {
            var grants = new Grants(port);
            var started = start(grants, "profile read:chat");
            assertThat(started.path("verification_uri").asString()).isEqualTo(ISSUER + "/activate");
            assertThat(started.path("verification_uri_complete").asString())
                    .isEqualTo(ISSUER + "/activate?user_code="
                            + started.path("user_code").asString());
            assertThat(poll(grants, started).path("error").asString()).isEqualTo("authorization_pending");

            var question = ask(grants, started, "cesar");
            assertThat(question)
                    .contains(
                            "Command line",
                            "cesar",
                            "read:chat",
                            started.path("user_code").asString());
            assertThat(answer(grants, question, true)).isEqualTo("/activate/connected");

            var tokens = poll(grants, started);
            assertThat(claims(tokens.path("access_token").asString())
                            .path("sub")
                            .asString())
                    .isEqualTo("cesar");
            assertThat(poll(grants, started).has("access_token")).isFalse();
        }

        @Test
        void noMeansNo() {
            var grants = new Grants(port);
            var started = start(grants, "read:chat");

            assertThat(answer(grants, ask(grants, started, "cesar"), false)).isEqualTo("/activate?denied");

            assertThat(poll(grants, started).path("error").asString()).isEqualTo("access_denied");
        }

        /** Else a link with a stranger's code would connect the stranger's device (RFC 8628, section 5.4). */
        @Test
        void aPersonIsAskedForEveryDeviceAndMaySayNoAfterAYes() {
            var grants = new Grants(port);
            answer(grants, ask(grants, start(grants, "read:chat"), "cesar"), true);
            var second = start(grants, "read:chat");

            var question = ask(grants, second, "cesar");

            assertThat(question).contains("Connect this device?");
            assertThat(answer(grants, question, false)).isEqualTo("/activate?denied");
            assertThat(poll(grants, second).path("error").asString()).isEqualTo("access_denied");
        }

        @Test
        void aDeviceGetsNoScopeBeyondThePersonsRole() {
            var grants = new Grants(port);
            var started = start(grants, "read:chat admin");
            var question = ask(grants, started, "cesar");
            assertThat(question).doesNotContain("admin");
            // As a page that was tampered with would send it
            answer(grants, question.replace("</form>", "<input name=\"scope\" value=\"admin\"></form>"), true);

            var tokens = poll(grants, started);

            assertThat(claims(tokens.path("access_token").asString())
                            .path("scope")
                            .asString())
                    .isEqualTo("read:chat");
        }

        @Test
        void aCodeThatNobodyShowsIsSaidToBeUnknown() {
            var grants = new Grants(port);
            grants.visitor().login("cesar", TestSecrets.PERSON);

            var sent = grants.visitor().post("/oauth2/device_verification", Map.of("user_code", "BCDF-GHJK"));

            assertThat(Visitor.redirect(sent)).isEqualTo("/activate?unknown");
        }

        @Test
        void whoIsNotSignedInSignsInFirst() {
            var page = new Visitor(port).get("/activate?user_code=BCDF-GHJK");

            assertThat(page.statusCode()).isEqualTo(302);
            assertThat(page.headers().firstValue("Location").orElseThrow()).contains("/login");
        }

        @Test
        void aClientWithASecretMustShowIt() {
            var answer = json(new Visitor(port)
                    .post("/oauth2/device_authorization", Map.of("client_id", "console", "scope", "read:chat")));

            assertThat(answer.path("error").asString()).isEqualTo("invalid_client");
        }

        /** Negative control of the rule that lets a public client poll by its name: not so with a code. */
        @Test
        void aPublicClientThatOnlyNamesItselfRedeemsNoCode() {
            var grants = new Grants(port);
            var code = grants.code("cli", "cesar", "openid");

            var answer = grants.token(
                    "cli",
                    Map.of(
                            "grant_type",
                            "authorization_code",
                            "code",
                            code,
                            "redirect_uri",
                            String.valueOf(Grants.REDIRECTS.get("cli"))));

            assertThat(answer.path("error").asString()).isEqualTo("invalid_client");
        }

        private JsonNode start(Grants grants, String scope) {
            return grants.as("cli", "/oauth2/device_authorization", Map.of("scope", scope));
        }

        private JsonNode poll(Grants grants, JsonNode started) {
            return grants.token(
                    "cli",
                    Map.of(
                            "grant_type",
                            DEVICE,
                            "device_code",
                            started.path("device_code").asString()));
        }

        private String ask(Grants grants, JsonNode started, String person) {
            grants.visitor().login(person, TestSecrets.PERSON);
            var typed = grants.visitor()
                    .post(
                            "/oauth2/device_verification",
                            Map.of("user_code", started.path("user_code").asString()));
            return grants.visitor().get(Visitor.redirect(typed)).body();
        }

        private String answer(Grants grants, String question, boolean yes) {
            var form = question.split("<form")[yes ? 1 : 2];
            return Visitor.redirect(grants.visitor().postForm("/oauth2/device_verification", Visitor.inputs(form)));
        }
    }

    /** RFC 8693. */
    @Nested
    class Exchange {

        @Test
        void aServiceGetsATokenForThePersonThatNamesBoth() {
            var grants = new Grants(port);
            var token = personToken(grants, "read:customers read:chat");

            var exchanged = exchange(grants, token, Map.of("scope", "read:customers", "audience", ISSUER));

            assertThat(exchanged.path("issued_token_type").asString()).isEqualTo(ACCESS_TOKEN_TYPE);
            var claims = claims(exchanged.path("access_token").asString());
            assertThat(claims.path("sub").asString()).isEqualTo("cesar");
            assertThat(claims.path("customer_id").asString()).isEqualTo("12345");
            assertThat(claims.path("client_id").asString()).isEqualTo("chat-service");
            assertThat(claims.path("act").path("sub").asString()).isEqualTo("chat-service");
            assertThat(claims.path("scope").asString()).isEqualTo("read:customers");
            assertThat(claims.path("aud").toString()).contains(ISSUER);
            assertThat(claims.path("exp").asLong())
                    .isLessThanOrEqualTo(claims(token).path("exp").asLong());
            assertThat(grants.isActive(exchanged.path("access_token").asString()))
                    .isTrue();
        }

        @Test
        void withoutAWishItGetsWhatBothMayDo() {
            var grants = new Grants(port);

            var exchanged = exchange(grants, personToken(grants, "read:customers read:chat"), Map.of());

            assertThat(exchanged.path("scope").asString()).isEqualTo("read:customers");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    // in the person's token, not the service's to use
                    "read:chat",
                    // the service's own, never the person's
                    "write:webhooks"
                })
        void itGetsNothingThatNotBothMayDo(String scope) {
            var grants = new Grants(port);

            var exchanged = exchange(grants, personToken(grants, "read:customers read:chat"), Map.of("scope", scope));

            assertThat(exchanged.path("error").asString()).isEqualTo("invalid_scope");
        }

        @Test
        void aTokenWithoutTheScopeGivesNoneWithIt() {
            var grants = new Grants(port);

            var exchanged = exchange(grants, personToken(grants, "read:chat"), Map.of("scope", "read:customers"));

            assertThat(exchanged.path("error").asString()).isEqualTo("invalid_scope");
        }

        @ParameterizedTest
        @ValueSource(strings = {"audience", "resource"})
        void forAnotherTargetThereIsNone(String parameter) {
            var grants = new Grants(port);

            var exchanged = exchange(
                    grants, personToken(grants, "read:customers"), Map.of(parameter, "https://elsewhere.example"));

            assertThat(exchanged.path("error").asString()).isEqualTo("invalid_target");
        }

        @Test
        void aClientWithoutTheGrantMayNot() {
            var grants = new Grants(port);

            var exchanged = exchange("integration", grants, personToken(grants, "read:customers"), Map.of());

            assertThat(exchanged.path("error").asString()).isIn("unauthorized_client", "invalid_scope");
            assertThat(exchanged.has("access_token")).isFalse();
        }

        @Test
        void nobodyIsActedForByAMachinesToken() {
            var grants = new Grants(port);

            var exchanged = exchange(grants, grants.machineToken(), Map.of());

            assertThat(exchanged.has("access_token")).isFalse();
        }

        @Test
        void aRevokedTokenIsWorthNothing() {
            var grants = new Grants(port);
            var token = personToken(grants, "read:customers");
            grants.revoke("console", token);

            assertThat(exchange(grants, token, Map.of()).path("error").asString())
                    .isEqualTo("invalid_grant");
        }

        @Test
        void aSecondExchangeKeepsTheFirstActor() {
            var grants = new Grants(port);
            var first = exchange(grants, personToken(grants, "read:customers"), Map.of());

            var second = exchange(grants, first.path("access_token").asString(), Map.of());

            assertThat(claims(second.path("access_token").asString())
                            .path("act")
                            .path("act")
                            .path("sub")
                            .asString())
                    .isEqualTo("chat-service");
        }

        private String personToken(Grants grants, String scope) {
            return grants.tokens("console", "cesar", "openid " + scope)
                    .path("access_token")
                    .asString();
        }

        private JsonNode exchange(Grants grants, String token, Map<String, String> more) {
            return exchange("chat-service", grants, token, more);
        }

        private JsonNode exchange(String client, Grants grants, String token, Map<String, String> more) {
            var form = new HashMap<>(more);
            form.put("grant_type", EXCHANGE);
            form.put("subject_token", token);
            form.put("subject_token_type", ACCESS_TOKEN_TYPE);
            return grants.token(client, form);
        }
    }

    /** RFC 9449, at this server. */
    @Nested
    class Proofs {

        private final ProofKey key = new ProofKey();

        @Test
        @Trap("A12")
        void aTokenIsBoundToTheKeyOfTheProof() {
            var bound = bound(key.proof("POST", endpoint("/oauth2/token")));

            assertThat(bound.path("token_type").asString()).isEqualTo("DPoP");
            assertThat(claims(bound.path("access_token").asString())
                            .path("cnf")
                            .path("jkt")
                            .asString())
                    .isEqualTo(key.thumbprint());
            assertThat(new Grants(port)
                            .introspect(bound.path("access_token").asString())
                            .path("token_type")
                            .asString())
                    .isEqualTo("DPoP");
        }

        @Test
        void aProofIsGoodForOneUse() {
            var proof = key.proof("POST", endpoint("/oauth2/token"));
            bound(proof);

            assertThat(bound(proof).path("error").asString()).isEqualTo("invalid_dpop_proof");
        }

        @Test
        void aProofForAnotherAddressMethodOrTimeIsRefused() {
            assertThat(List.of(
                            key.proof("POST", "https://elsewhere.example/oauth2/token"),
                            key.proof("GET", endpoint("/oauth2/token")),
                            key.proofMadeAt(Instant.now().minusSeconds(300), "POST", endpoint("/oauth2/token")),
                            key.proofMadeAt(Instant.now().plusSeconds(300), "POST", endpoint("/oauth2/token"))))
                    .allSatisfy(proof ->
                            assertThat(bound(proof).path("error").asString()).isEqualTo("invalid_dpop_proof"));
        }

        /** The address that the client knows, not the one that the gateway calls. */
        @Test
        @Trap("A20")
        void behindTheGatewayTheAddressIsThePublicOne() {
            var answer = bound(
                    key.proof("POST", ISSUER + "/oauth2/token"),
                    "X-Forwarded-Proto",
                    "https",
                    "X-Forwarded-Host",
                    "localhost",
                    "X-Forwarded-Port",
                    "8443");

            assertThat(answer.path("token_type").asString()).isEqualTo("DPoP");
        }

        /** Trap of 7.1: support at resources is to be switched on, at our own userinfo as well. */
        @Test
        void userinfoTakesTheTokenWithAProofAndNotWithoutOne() {
            var grants = new Grants(port);
            var code = grants.code("console", "cesar", "openid email");
            var token = grants.redeem("console", code, "DPoP", key.proof("POST", endpoint("/oauth2/token")))
                    .path("access_token")
                    .asString();

            var withProof = userinfo("DPoP " + token, key.proof("GET", endpoint("/userinfo"), token));

            assertThat(withProof.statusCode())
                    .as(withProof.headers().toString())
                    .isEqualTo(200);
            assertThat(json(withProof).path("email").asString()).isEqualTo("cesar.gonzalez@example.com");
            assertThat(userinfo("Bearer " + token, "").statusCode()).isEqualTo(401);
            assertThat(userinfo("DPoP " + token, new ProofKey().proof("GET", endpoint("/userinfo"), token))
                            .statusCode())
                    .isEqualTo(401);
        }

        private HttpResponse<String> userinfo(String authorization, String proof) {
            return proof.isEmpty()
                    ? new Visitor(port).get("/userinfo", "Authorization", authorization)
                    : new Visitor(port).get("/userinfo", "Authorization", authorization, "DPoP", proof);
        }

        private JsonNode bound(String proof, String... headers) {
            var all = new String[headers.length + 2];
            System.arraycopy(headers, 0, all, 0, headers.length);
            all[headers.length] = "DPoP";
            all[headers.length + 1] = proof;
            return new Grants(port)
                    .token("integration", Map.of("grant_type", "client_credentials", "scope", "read:tickets"), all);
        }

        private String endpoint(String path) {
            return "http://localhost:" + port + path;
        }
    }

    /** RFC 7662. */
    @Nested
    @Trap("A13")
    class Introspection {

        @Test
        void aResourceServerLearnsWhatATokenIsWorth() {
            var grants = new Grants(port);
            var token = grants.tokens("console", "cesar", "openid read:chat")
                    .path("access_token")
                    .asString();

            var answer = grants.introspect(token);

            assertThat(answer.path("active").asBoolean()).isTrue();
            assertThat(answer.path("username").asString()).isEqualTo("cesar");
            assertThat(answer.path("client_id").asString()).isEqualTo("console");
            assertThat(answer.path("scope").asString()).contains("read:chat");
            assertThat(answer.path("token_type").asString()).isEqualTo("Bearer");
            assertThat(answer.path("iss").asString()).isEqualTo(ISSUER);
        }

        @ParameterizedTest
        @CsvSource({"integration, " + TestSecrets.CLIENT + "2", "console, " + TestSecrets.CLIENT})
        void anotherClientLearnsNothingNotEvenOfItsOwn(String client, String secret) {
            var grants = new Grants(port);
            var own = client.equals("console")
                    ? grants.tokens("console", "cesar", "openid")
                            .path("access_token")
                            .asString()
                    : grants.machineToken();

            var answer = grants.visitor()
                    .post("/oauth2/introspect", Map.of("token", own), "Authorization", basic(client, secret));

            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(json(answer).path("error").asString()).isEqualTo("access_denied");
            assertThat(json(answer).has("active")).isFalse();
        }

        @Test
        void whatIsNoTokenIsNotActive() {
            var grants = new Grants(port);

            assertThat(grants.introspect("no-such-token").toString()).isEqualTo("{\"active\":false}");
            assertThat(grants.introspect(grants.code("console", "cesar", "openid"))
                            .toString())
                    .isEqualTo("{\"active\":false}");
        }
    }

    /** RFC 7009. */
    @Nested
    class Revocation {

        @Test
        void aRevokedTokenIsNotActiveAndAnswersNothing() {
            var grants = new Grants(port);
            var tokens = grants.tokens("console", "cesar", "openid read:chat");
            var token = tokens.path("access_token").asString();
            assertThat(grants.visitor()
                            .get("/userinfo", "Authorization", "Bearer " + token)
                            .statusCode())
                    .isEqualTo(200);

            grants.revoke("console", token);

            assertThat(grants.isActive(token)).isFalse();
            assertThat(grants.visitor()
                            .get("/userinfo", "Authorization", "Bearer " + token)
                            .statusCode())
                    .isEqualTo(401);
        }

        @Test
        void withARefreshTokenTheAccessTokenGoes() {
            var grants = new Grants(port);
            var tokens = grants.tokens("console", "cesar", "openid read:chat");

            grants.revoke("console", tokens.path("refresh_token").asString());

            assertThat(grants.isActive(tokens.path("access_token").asString())).isFalse();
            assertThat(grants.refresh(tokens.path("refresh_token").asString())
                            .path("error")
                            .asString())
                    .isEqualTo("invalid_grant");
        }

        @Test
        void aPublicClientRevokesItsOwnToken() {
            var grants = new Grants(port);
            var token = grants.tokens("cli", "cesar", "openid read:chat")
                    .path("access_token")
                    .asString();

            grants.revoke("cli", token);

            assertThat(grants.isActive(token)).isFalse();
        }

        @Test
        void aClientRevokesNoTokenOfAnother() {
            var grants = new Grants(port);
            var token = grants.tokens("console", "cesar", "openid read:chat")
                    .path("access_token")
                    .asString();

            grants.revoke("cli", token);

            assertThat(grants.isActive(token)).isTrue();
        }

        /** Section 2.2: it is gone, which is all that the client wants. */
        @Test
        void anUnknownTokenIsNoError() {
            var answer = new Visitor(port)
                    .post(
                            "/oauth2/revoke",
                            Map.of("token", "no-such-token"),
                            "Authorization",
                            basic("console", TestSecrets.CLIENT));

            assertThat(answer.statusCode()).isEqualTo(200);
        }
    }

    /** RFC 8414, OpenID Connect Discovery, RFC 9728. */
    @Nested
    class Metadata {

        @ParameterizedTest
        @ValueSource(strings = {"/.well-known/oauth-authorization-server", "/.well-known/openid-configuration"})
        @Trap("A10")
        void tellsTheTruth(String path) {
            var metadata = json(new Visitor(port).get(path));

            assertThat(words(metadata, "scopes_supported")).contains("openid", "read:tickets", "admin");
            assertThat(words(metadata, "claims_supported")).contains("sub", "roles", "email");
            assertThat(words(metadata, "token_endpoint_auth_methods_supported"))
                    .containsExactly("client_secret_basic", "client_secret_post", "none");
            assertThat(words(metadata, "introspection_endpoint_auth_methods_supported"))
                    .containsExactly("client_secret_basic", "client_secret_post");
            assertThat(words(metadata, "grant_types_supported"))
                    .containsExactlyInAnyOrder(
                            "authorization_code", "client_credentials", "refresh_token", DEVICE, EXCHANGE);
            assertThat(words(metadata, "dpop_signing_alg_values_supported")).contains("ES256");
            assertThat(metadata.path("authorization_response_iss_parameter_supported")
                            .asBoolean())
                    .isTrue();
            assertThat(metadata.path("tls_client_certificate_bound_access_tokens")
                            .asBoolean())
                    .isFalse();
        }

        @ParameterizedTest
        @ValueSource(strings = {"/.well-known/oauth-authorization-server", "/.well-known/openid-configuration"})
        void namesOnlyEndpointsThatExist(String path) {
            var metadata = json(new Visitor(port).get(path));

            var endpoints = metadata.propertyStream()
                    .filter(property -> property.getKey().endsWith("_endpoint")
                            || property.getKey().equals("jwks_uri"))
                    .map(property -> property.getValue().asString())
                    .toList();

            assertThat(endpoints)
                    .hasSizeGreaterThan(6)
                    .allMatch(endpoint -> endpoint.startsWith(ISSUER + "/"))
                    .allSatisfy(endpoint -> assertThat(new Visitor(port)
                                    .post(endpoint.substring(ISSUER.length()), Map.of())
                                    .statusCode())
                            .as(endpoint)
                            .isNotEqualTo(404));
        }

        @Test
        void describesTheApiThatTokensAreFor() {
            var metadata =
                    json(new Visitor(port).get("/.well-known/oauth-protected-resource", "Accept", "application/json"));

            assertThat(metadata.path("resource").asString()).isEqualTo(ISSUER);
            assertThat(words(metadata, "authorization_servers")).containsExactly(ISSUER);
            assertThat(words(metadata, "scopes_supported"))
                    .contains("read:tickets")
                    .doesNotContain("openid");
            assertThat(words(metadata, "bearer_methods_supported")).containsExactly("header");
            assertThat(words(metadata, "dpop_signing_alg_values_supported")).contains("ES256");
        }

        private static List<String> words(JsonNode metadata, String name) {
            return metadata.path(name).valueStream().map(JsonNode::asString).toList();
        }
    }

    /** Neither by RFC 7591 nor by OpenID Connect Dynamic Client Registration, not even an administrator. */
    @ParameterizedTest
    @ValueSource(strings = {"/oauth2/register", "/connect/register"})
    @Trap("A19")
    void nobodyRegistersAClient(String path) {
        var admin = new Grants(port)
                .tokens("cli", "admin", "openid admin")
                .path("access_token")
                .asString();

        var answer = new Visitor(port)
                .postJson(
                        path,
                        "{\"client_name\": \"Mine\", \"redirect_uris\": [\"https://mine.example/callback\"]}",
                        "Authorization",
                        "Bearer " + admin);

        assertThat(answer.statusCode()).isIn(403, 404);
        assertThat(new Visitor(port)
                        .get("/.well-known/oauth-authorization-server")
                        .body())
                .doesNotContain("registration_endpoint");
        assertThat(new Visitor(port).get("/.well-known/openid-configuration").body())
                .doesNotContain("registration_endpoint");
    }

    /** What a browser keeps, scripts can steal: the console's refresh token is the gateway's, which has a secret. */
    @Test
    @Trap("A11")
    void aPublicClientGetsNoRefreshTokenAndOursAsksNobodyForConsent() {
        var ofConsole = new Grants(port).tokens("console", "agent01", "openid read:chat");
        var ofPublic = new Grants(port).tokens("cli", "agent01", "openid read:chat");

        assertThat(ofConsole.has("refresh_token")).isTrue();
        assertThat(ofPublic.has("access_token")).isTrue();
        assertThat(ofPublic.has("refresh_token")).isFalse();
    }

    /** RFC 9068; each client by the algorithm that it is registered with. */
    @ParameterizedTest
    @ValueSource(strings = {"cli ES256", "console RS256"})
    @Trap("A7")
    void anAccessTokenIsSignedAsTheClientIsRegistered(String clientAndAlgorithm) {
        var words = clientAndAlgorithm.split(" ");
        var token = new Grants(port)
                .tokens(words[0], "cesar", "openid read:chat")
                .path("access_token")
                .asString();

        assertThat(part(token, 0).path("alg").asString()).isEqualTo(words[1]);
        assertThat(part(token, 0).path("typ").asString()).isEqualTo("at+jwt");
        assertThat(new Visitor(port)
                        .get("/userinfo", "Authorization", "Bearer " + token)
                        .statusCode())
                .isEqualTo(200);
    }
}
