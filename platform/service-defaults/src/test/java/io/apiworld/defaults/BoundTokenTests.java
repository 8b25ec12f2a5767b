package io.apiworld.defaults;

import static io.apiworld.testsupport.TestTokens.token;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.apiworld.defaults.sample.SampleApplication;
import io.apiworld.testsupport.ImportTestTokens;
import io.apiworld.testsupport.Trap;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** RFC 9449 at a service: the address in the proof is the public one. Since 7.1 this is to be switched on. */
@SpringBootTest(classes = SampleApplication.class)
@AutoConfigureMockMvc
@ImportTestTokens
@Trap("A20")
class BoundTokenTests {

    static final String ADDRESS = "https://localhost:8443/me";

    final ECKey key = key();
    final String bound = token().subject("vera")
            .claim("cnf", Map.of("jkt", thumbprint(key)))
            .bearer()
            .substring("Bearer ".length());

    @Autowired
    MockMvcTester mvc;

    @Test
    void aBoundTokenWithItsProofIsTaken() {
        assertThat(call("DPoP " + bound, proof(key, "GET", ADDRESS))).hasStatusOk();
    }

    @Test
    void aProofCountsOnce() {
        var proof = proof(key, "GET", ADDRESS);
        assertThat(call("DPoP " + bound, proof)).hasStatusOk();

        var again = call("DPoP " + bound, proof);

        assertThat(again).hasStatus(401);
        assertThat(again.getResponse().getHeader("WWW-Authenticate"))
                .startsWith("DPoP ")
                .contains("error=\"invalid_dpop_proof\"", "algs=", ResourceServerTests.METADATA);
        assertThat(again).bodyJson().extractingPath("$.type").isEqualTo("urn:problem:invalid-token");
    }

    @Test
    void aStolenTokenAloneIsWorthless() {
        assertThat(call("Bearer " + bound, null)).hasStatus(401);
        assertThat(call("DPoP " + bound, null)).hasStatus(401);
        assertThat(call("DPoP " + bound, proof(key(), "GET", ADDRESS))).hasStatus(401);
    }

    @Test
    void aProofForAnotherCallIsWorthless() {
        assertThat(call("DPoP " + bound, proof(key, "POST", ADDRESS))).hasStatus(401);
        assertThat(call("DPoP " + bound, proof(key, "GET", "https://localhost:8443/scoped")))
                .hasStatus(401);
    }

    @Test
    void anUnboundTokenIsNoneToProve() {
        var unbound = token().bearer().substring("Bearer ".length());

        assertThat(call("DPoP " + unbound, proof(key, "GET", ADDRESS))).hasStatus(401);
    }

    private MvcTestResult call(String authorization, @Nullable String proof) {
        var request = mvc.get().uri("/me").header("Authorization", authorization);
        return (proof == null ? request : request.header("DPoP", proof)).exchange();
    }

    private String proof(ECKey key, String method, String address) {
        try {
            var claims = new JWTClaimsSet.Builder()
                    .jwtID(UUID.randomUUID().toString())
                    .issueTime(new Date())
                    .claim("htm", method)
                    .claim("htu", address)
                    .claim("ath", hash(bound))
                    .build();
            var proof = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .type(new JOSEObjectType("dpop+jwt"))
                            .jwk(key.toPublicJWK())
                            .build(),
                    claims);
            proof.sign(new ECDSASigner(key));
            return proof.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ECKey key() {
        try {
            return new ECKeyGenerator(Curve.P_256).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String thumbprint(ECKey key) {
        try {
            return key.computeThumbprint().toString();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hash(String token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
