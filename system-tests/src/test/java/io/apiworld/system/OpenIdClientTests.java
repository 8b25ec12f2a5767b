package io.apiworld.system;

import static io.apiworld.system.ForeignClient.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The npm package openid-client, a certified relying party, gets on with us; and refuses, or is refused, where it must be. */
@ExtendWith(WorldExtension.class)
@RequiresTool("node")
class OpenIdClientTests {

    private final ForeignClient client;
    private final String issuer;

    OpenIdClientTests(RunningWorld world, ForeignClients clients) {
        this.client = clients.acting("openid-client.mjs", world);
        this.issuer = world.address();
    }

    @Nested
    class Discovery {

        @Test
        @DisplayName(
                "RFC 8414 section 3 and OpenID Connect Discovery 1.0 section 4: the issuer is all that a client needs to know")
        void findsEverythingFromTheIssuer() {
            var seen = client.play("discovery");

            assertThat(text(seen, "oidc", "issuer")).isEqualTo(issuer).isEqualTo(text(seen, "oauth", "issuer"));
            assertThat(text(seen, "oidc", "pushed_authorization_request_endpoint"))
                    .isEqualTo(text(seen, "oauth", "pushed_authorization_request_endpoint"))
                    .isEqualTo(issuer + "/oauth2/par");
            assertThat(seen.path("pkce").asBoolean()).isTrue();
        }

        @Test
        @DisplayName("RFC 8414 section 3.3: metadata that names another issuer than was asked for is not used")
        void isNotBelievedUnderAnotherName() {
            assertThat(refusal(client.play("discoveryByAnotherName")))
                    .isEqualTo("discovered metadata issuer does not match the expected issuer");
        }
    }

    @Nested
    class Code {

        @Test
        @DisplayName("RFC 6749 section 4.1, RFC 7636 section 4, OpenID Connect Core 1.0 section 3.1: a person signs in")
        void signsAPersonIn() {
            var seen = client.play("code");

            assertThat(text(seen, "idToken", "sub")).isEqualTo("cesar");
            assertThat(text(seen, "idToken", "aud")).isEqualTo("cli");
            assertThat(text(seen, "idToken", "iss")).isEqualTo(issuer);
            assertThat(text(seen, "userinfo", "email")).isEqualTo("cesar.gonzalez@example.com");
            assertThat(text(seen, "tokenType")).isEqualTo("bearer");
            assertThat(words(seen, "scope")).containsExactlyInAnyOrder("openid", "profile", "email", "read:customers");
            assertThat(seen.path("api").asInt()).isEqualTo(200);
        }

        @ParameterizedTest(name = "{0}")
        @CsvSource(
                delimiter = '|',
                value = {
                    "RFC 7636 section 4.6: another verifier redeems nothing            | otherVerifier | 400 invalid_grant",
                    "RFC 7636 section 4.5: without a verifier nothing is redeemed      | noVerifier    | 401",
                    "RFC 6749 section 5.2: a code that was never given redeems nothing | otherCode     | 400 invalid_grant",
                    "RFC 7636 section 4.4.1: a request without a challenge is refused  | noChallenge   | invalid_request",
                    "RFC 9700 section 2.1.1: a challenge in plain text is refused      | plainChallenge | invalid_request",
                    "RFC 6749 section 10.12: an answer to another request is not taken | otherState"
                            + " | unexpected \"state\" response parameter value",
                    "RFC 9207 section 2.4: an answer of another issuer is not taken    | otherIssuer"
                            + " | unexpected \"iss\" (issuer) response parameter value",
                    "RFC 9207 section 2.4: an answer that names no issuer is not taken | noIssuer"
                            + " | response parameter \"iss\" (issuer) missing",
                    "OpenID Connect Core 1.0 section 3.1.3.7: an ID token of another request is not taken | otherNonce"
                            + " | unexpected ID Token \"nonce\" claim value",
                    "OpenID Connect Core 1.0 section 5.3.2: claims about somebody else are not taken | userinfoOfSomebodyElse"
                            + " | unexpected \"response\" body \"sub\" property value"
                })
        void isRefused(String rule, String scene, String refusal) {
            assertThat(refusal(client.play(scene))).as(rule).isEqualTo(refusal);
        }

        @Test
        @DisplayName("RFC 6749 section 4.1.2: a code that comes twice is refused, and the tokens of the first time end")
        void redeemsACodeOnce() {
            var seen = client.play("codeTwice");

            assertThat(refusal(seen.path("again"))).isEqualTo("400 invalid_grant");
            assertThat(refusal(seen.path("firstToken"))).isEqualTo("401 invalid_token");
        }

        @Test
        @DisplayName("RFC 8252 section 7.3: a program on the person's machine listens at whichever port is free")
        void comesBackAtAnyPortOfTheLoopbackAddress() {
            assertThat(text(client.play("anyLoopbackPort"), "idToken", "sub")).isEqualTo("cesar");
        }

        @Test
        @DisplayName("RFC 6749 section 3.1.2.4: to an address that is not registered nobody is sent")
        void comesBackToNoOtherAddress() {
            assertThat(client.play("otherRedirect").valueStream())
                    .hasSize(3)
                    .extracting(ForeignClient::refusal)
                    .containsOnly("400");
        }

        @Test
        @DisplayName("OpenID Connect Core 1.0 section 3.1.2.4: somebody else's application gets what the person allows")
        void asksForConsent() {
            assertThat(words(client.play("consent"), "scope")).containsExactlyInAnyOrder("openid", "read:chat");
        }

        @Test
        @DisplayName("RFC 6749 section 4.1.2.1: where the person refuses, the client is told so")
        void takesNoForAnAnswer() {
            assertThat(refusal(client.play("consentRefused", "vera"))).isEqualTo("access_denied");
        }
    }

    @Nested
    class PushedRequests {

        @Test
        @DisplayName(
                "RFC 9126 sections 2 and 4: a pushed request goes through the browser as a name, which is good for one use")
        void signAPersonInByTheirName() {
            var seen = client.play("pushed");

            assertThat(seen.path("inBrowser").valueStream().map(JsonNode::asString))
                    .containsExactlyInAnyOrder("client_id", "request_uri");
            assertThat(words(seen.path("tokens"), "scope")).containsExactlyInAnyOrder("openid", "read:customers");
            assertThat(refusal(seen.path("again"))).isEqualTo("400");
        }

        @ParameterizedTest(name = "{0}")
        @CsvSource(
                delimiter = '|',
                value = {
                    "RFC 9126 section 2.2: the name is of no use to another client     | pushedByAnother | 400",
                    "RFC 9126 section 2.3: what would be refused later is refused now  | pushedWithAnotherRedirect | 400 invalid_request",
                    "RFC 9126 section 2.1: a client that has a secret is asked for it  | pushedWithAnotherSecret | 401"
                })
        void areRefused(String rule, String scene, String refusal) {
            assertThat(refusal(client.play(scene))).as(rule).isEqualTo(refusal);
        }
    }

    /** One sign-in for all of it: what differs is with which key, and whether with any, the token then comes. */
    @Nested
    class BoundTokens {

        @Test
        @DisplayName(
                "RFC 9449 sections 5, 6.2 and 7: a token is bound to the client's key, opens doors with it, and none without")
        void openDoorsWithTheKeyAlone() {
            var seen = client.play("bound");

            assertThat(text(seen, "tokens", "tokenType")).isEqualTo("dpop");
            assertThat(text(seen, "thumbprint"))
                    .isNotEmpty()
                    .isEqualTo(text(seen, "tokens", "boundTo"))
                    .isEqualTo(text(seen, "introspection", "cnf", "jkt"));
            assertThat(text(seen, "userinfo", "accepted", "sub")).isEqualTo("cesar");
            assertThat(seen.path("api").path("accepted").asInt()).isEqualTo(200);
            assertThat(refusal(seen.path("userinfoWithForeignKey"))).isEqualTo("401 invalid_dpop_proof");
            assertThat(refusal(seen.path("apiWithForeignKey"))).isEqualTo("401 invalid_dpop_proof");
            assertThat(refusal(seen.path("userinfoAsBearer"))).isEqualTo("401 invalid_token");
            assertThat(refusal(seen.path("apiAsBearer"))).isEqualTo("401 invalid_token");
        }

        @Test
        @DisplayName("RFC 9449 section 5: what a refresh gives is bound to the key of its proof")
        void stayBoundAfterARefresh() {
            var seen = client.play("refreshedBoundToKey");

            assertThat(text(seen, "thumbprint")).isNotEmpty().isEqualTo(text(seen, "tokens", "boundTo"));
            assertThat(seen.path("api").asInt()).isEqualTo(200);
        }
    }

    @Nested
    class RefreshTokens {

        @Test
        @DisplayName(
                "RFC 6749 section 6, OpenID Connect Core 1.0 section 12.2: new tokens without a sign-in, with the same rights")
        void giveNewTokens() {
            var seen = client.play("refreshed");

            assertThat(seen.path("isNewAccessToken").asBoolean()).isTrue();
            assertThat(seen.path("isNewRefreshToken").asBoolean()).isTrue();
            assertThat(text(seen, "after", "scope")).isEqualTo(text(seen, "before", "scope"));
            assertThat(text(seen, "after", "idToken", "auth_time"))
                    .isNotEmpty()
                    .isEqualTo(text(seen, "before", "idToken", "auth_time"));
            assertThat(seen.path("api").asInt()).isEqualTo(200);
        }

        @Test
        @DisplayName("RFC 9700 section 4.14.2: one that comes twice was stolen, so that all tokens of that sign-in end")
        void endTheirFamilyWhenTheyComeTwice() {
            var seen = client.play("refreshedTwice");

            assertThat(seen.path("before").path("active").asBoolean()).isTrue();
            assertThat(refusal(seen.path("again"))).isEqualTo("400 invalid_grant");
            assertThat(refusal(seen.path("newest"))).isEqualTo("400 invalid_grant");
            assertThat(seen.path("access").toString()).isEqualTo("{\"active\":false}");
        }

        @Test
        @DisplayName("RFC 6749 section 6: a refresh gives no scope that the person was not asked for")
        void giveNoMoreThanThereWas() {
            assertThat(refusal(client.play("refreshedWithMore"))).isEqualTo("400 invalid_scope");
        }

        @Test
        @DisplayName("RFC 9700 section 2.2.2: a public client, whose tokens are not bound to it, gets none")
        void areNotForPublicClients() {
            assertThat(client.play("anyLoopbackPort").path("hasRefreshToken").asBoolean(true))
                    .isFalse();
        }
    }

    @Nested
    class Revocation {

        @Test
        @DisplayName("RFC 7009 section 2, RFC 6750 section 3.1: a revoked access token opens nothing any more")
        void endsAnAccessToken() {
            var seen = client.play("revoked");

            assertThat(text(seen, "before", "accepted", "sub")).isEqualTo("cesar");
            assertThat(seen.path("introspection").toString()).isEqualTo("{\"active\":false}");
            assertThat(refusal(seen.path("userinfo"))).isEqualTo("401 invalid_token");
            assertThat(refusal(seen.path("api"))).isEqualTo("401 invalid_token");
        }

        @Test
        @DisplayName("RFC 7009 section 2.1: with a refresh token its access tokens go")
        void endsWhatCameOfARefreshToken() {
            var seen = client.play("revokedWithItsRefreshToken");

            assertThat(seen.path("introspection").toString()).isEqualTo("{\"active\":false}");
            assertThat(refusal(seen.path("refresh"))).isEqualTo("400 invalid_grant");
        }

        @Test
        @DisplayName("RFC 7009 section 2.1: another client's token is not revoked")
        void isForOnesOwnTokens() {
            var seen = client.play("revokedByAnother");

            assertThat(refusal(seen.path("revocation"))).isEqualTo("400 invalid_client");
            assertThat(seen.path("introspection").path("active").asBoolean()).isTrue();
        }

        @Test
        @DisplayName("RFC 7009 section 2.2: a token that nobody knows is as good as revoked")
        void ofAnUnknownTokenIsNoError() {
            assertThat(client.play("unknownRevoked").path("accepted").asBoolean())
                    .isTrue();
        }
    }

    @Test
    @DisplayName("RFC 7662 sections 2 and 4: a resource server learns what a token is worth, and nobody else does")
    void introspectionIsForResourceServers() {
        var seen = client.play("introspected");

        assertThat(seen.path("good").path("active").asBoolean()).isTrue();
        assertThat(text(seen, "good", "client_id")).isEqualTo("integration");
        assertThat(text(seen, "good", "scope")).isEqualTo("read:customers");
        assertThat(seen.path("tampered").toString()).isEqualTo("{\"active\":false}");
        assertThat(refusal(seen.path("byAnother"))).isEqualTo("403 access_denied");
        assertThat(refusal(seen.path("withAnotherSecret"))).isEqualTo("401");
        assertThat(refusal(seen.path("byPublicClient"))).isEqualTo("401");
    }

    @Nested
    class ClientCredentials {

        @Test
        @DisplayName("RFC 6749 section 4.4: a program signs in for itself")
        void areAProgramsOwn() {
            var seen = client.play("clientCredentials");

            assertThat(text(seen, "subject")).isEqualTo("integration");
            assertThat(text(seen, "scope")).isEqualTo("read:customers");
            assertThat(seen.path("api").asInt()).isEqualTo(200);
        }

        @Test
        @DisplayName("RFC 6749 section 5.2: with another secret it is told how a client shows who it is")
        void areRefusedWithAnotherSecret() {
            var seen = client.play("clientCredentialsWithAnotherSecret");

            assertThat(refusal(seen)).isEqualTo("401");
            assertThat(text(seen.path("challenges").path(0), "scheme")).isEqualTo("basic");
        }

        @Test
        @DisplayName("RFC 6749 section 3.3: it gets no scope that it is not registered with")
        void giveNoMoreThanIsRegistered() {
            assertThat(refusal(client.play("clientCredentialsWithMore"))).isEqualTo("400 invalid_scope");
        }
    }

    @Test
    @DisplayName("RFC 8628 section 3: a device without a browser is connected by a person who has one")
    void aDeviceIsConnected() {
        var seen = client.play("device");

        assertThat(text(seen, "verificationUri")).isEqualTo(issuer + "/activate");
        assertThat(text(seen, "page")).isEqualTo("/activate/connected");
        assertThat(text(seen, "subject")).isEqualTo("cesar");
        assertThat(words(seen, "scope")).containsExactlyInAnyOrder("profile", "read:customers");
        assertThat(seen.path("api").asInt()).isEqualTo(200);
    }

    private static String text(JsonNode seen, String... path) {
        var found = seen;
        for (var name : path) {
            found = found.path(name);
        }
        return found.asString("");
    }

    private static String[] words(JsonNode seen, String name) {
        return text(seen, name).split(" ");
    }
}
