package io.apiworld.system;

import static io.apiworld.system.ForeignClient.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The npm package oauth4webapi, as a resource server of somebody else that our tokens are sent to, and as a client step by step. */
@ExtendWith(WorldExtension.class)
@RequiresTool("node")
class OAuth4WebApiTests {

    private final ForeignClient client;
    private final String issuer;

    OAuth4WebApiTests(RunningWorld world, ForeignClients clients) {
        this.client = clients.acting("oauth4webapi.mjs", world);
        this.issuer = world.address();
    }

    @Nested
    class AccessTokens {

        @Test
        @DisplayName(
                "RFC 9068 section 4: anybody can check a token with nothing but our metadata, by whichever algorithm it is signed")
        void areCheckedByAnybody() {
            var seen = client.play("accessTokens");

            var person = seen.path("person");
            assertThat(person.path("header").path("typ").asString()).isEqualTo("at+jwt");
            assertThat(person.path("header").path("alg").asString()).isEqualTo("ES256");
            assertThat(person.path("claims").path("sub").asString()).isEqualTo("cesar");
            assertThat(person.path("claims").path("client_id").asString()).isEqualTo("cli");
            assertThat(person.path("claims").path("iss").asString()).isEqualTo(issuer);
            var machine = seen.path("machine");
            assertThat(machine.path("header").path("alg").asString()).isEqualTo("RS256");
            assertThat(machine.path("claims").path("sub").asString()).isEqualTo("integration");
        }

        @Test
        @DisplayName("RFC 9068 section 4: what was changed, is none, or is for or of somebody else, is refused")
        void areTakenForNothingElse() {
            var seen = client.play("accessTokensThatAreNone");

            assertThat(refusal(seen.path("tampered"))).isEqualTo("JWT signature verification failed");
            assertThat(refusal(seen.path("withoutSignature"))).isEqualTo("JWT signature verification failed");
            assertThat(refusal(seen.path("idToken"))).isEqualTo("unexpected JWT \"typ\" header parameter value");
            assertThat(refusal(seen.path("forAnotherAudience")))
                    .isEqualTo("unexpected JWT \"aud\" (audience) claim value");
            assertThat(refusal(seen.path("ofAnotherIssuer"))).isEqualTo("unexpected JWT \"iss\" (issuer) claim value");
        }
    }

    @Nested
    class Proofs {

        @Test
        @DisplayName(
                "RFC 9449 sections 4.3 and 7.1: a bound token counts with a proof by its key, for this request and this token")
        void areForOneKeyOneRequestAndOneToken() {
            var seen = client.play("boundAccessTokens");

            assertThat(seen.path("good").path("accepted").path("sub").asString())
                    .isEqualTo("cesar");
            assertThat(refusal(seen.path("asBearer")))
                    .isEqualTo("operation indicated DPoP use but the request has no DPoP HTTP Header");
            assertThat(refusal(seen.path("withForeignKey"))).isEqualTo("JWT Access Token confirmation mismatch");
            assertThat(refusal(seen.path("forAnotherAddress"))).isEqualTo("DPoP Proof htu mismatch");
            assertThat(refusal(seen.path("forAnotherMethod"))).isEqualTo("DPoP Proof htm mismatch");
            assertThat(refusal(seen.path("forAnotherToken"))).isEqualTo("DPoP Proof ath mismatch");
        }

        @Test
        @DisplayName("RFC 9449 section 11.1: the same proof does not count a second time")
        void areForOneUse() {
            var seen = client.play("proofTwice");

            assertThat(seen.path("once").path("accepted").asString()).isEqualTo("dpop");
            assertThat(refusal(seen.path("twice"))).isEqualTo("400 invalid_dpop_proof");
        }
    }

    @Nested
    class TheApi {

        @Test
        @DisplayName(
                "RFC 9728 section 3: it says which authorization server its tokens come from, and answers to its own name alone")
        void describesItself() {
            var seen = client.play("protectedResource");

            assertThat(seen.path("metadata").path("resource").asString()).isEqualTo(issuer);
            assertThat(seen.path("metadata")
                            .path("authorization_servers")
                            .path(0)
                            .asString())
                    .isEqualTo(issuer);
            assertThat(refusal(seen.path("another")))
                    .isEqualTo("\"response\" body \"resource\" property does not match the expected value");
        }

        @Test
        @DisplayName(
                "RFC 6750 section 3.1, RFC 9728 section 5.1: a tampered token is refused with the way to a good one")
        void refusesATamperedTokenWithTheWayToAGoodOne() {
            var seen = client.play("refusedByTheApi");

            assertThat(seen.path("good").asInt()).isEqualTo(200);
            assertThat(refusal(seen.path("refused"))).isEqualTo("401 invalid_token");
            assertThat(seen.path("metadata").asString()).isEqualTo(issuer + "/.well-known/oauth-protected-resource");
            assertThat(seen.path("found").asInt()).isEqualTo(200);
        }
    }

    @Nested
    class Devices {

        @Test
        @DisplayName(
                "RFC 8628 section 3.5: a device waits for as long as nobody has answered, if it was told to wait at all")
        void waitForAnAnswer() {
            var seen = client.play("devicePending");

            assertThat(refusal(seen.path("known"))).isEqualTo("400 authorization_pending");
            assertThat(refusal(seen.path("unknown"))).isEqualTo("400 invalid_grant");
        }

        @Test
        @DisplayName("RFC 8628 section 3.5: a device is told that the person refused")
        void takeNoForAnAnswer() {
            var seen = client.play("deviceRefused");

            assertThat(seen.path("page").asString()).isEqualTo("/activate?denied");
            assertThat(refusal(seen.path("poll"))).isEqualTo("400 access_denied");
        }

        @Test
        @DisplayName("RFC 8628 section 5.4: a code connects one device, once, with no more than the person may do")
        void areConnectedOnce() {
            var seen = client.play("deviceTwice");

            assertThat(seen.path("first").path("accepted").path("scope").asString())
                    .isEqualTo("read:customers");
            assertThat(refusal(seen.path("again"))).startsWith("400 ");
        }
    }
}
