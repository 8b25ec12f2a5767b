package io.apiworld.testsupport;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtValidators;

/** Signs access tokens as the authorization server does, with a key that only {@link ImportTestTokens} trusts. */
public final class TestTokens {

    public static final String ISSUER = "https://localhost:8443";

    static final RSAKey KEY = generate();

    private final JWTClaimsSet.Builder claims;
    private String type = "at+jwt";
    private RSAKey key = KEY;

    private TestTokens() {
        var now = Instant.now();
        claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(ISSUER)
                .subject("agent01")
                .claim("client_id", "console")
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofMinutes(5))));
    }

    /** A valid token of agent01 for client console, without scopes and roles, for five minutes. */
    public static TestTokens token() {
        return new TestTokens();
    }

    public TestTokens subject(String username) {
        return claim("sub", username);
    }

    /** A token that stands for the client itself, as client credentials give. */
    public TestTokens client(String clientId) {
        return claim("sub", clientId).claim("client_id", clientId);
    }

    /** @param scopes separated by spaces */
    public TestTokens scope(String scopes) {
        return claim("scope", scopes);
    }

    public TestTokens roles(String... roles) {
        return claim("roles", List.of(roles));
    }

    public TestTokens claim(String name, Object value) {
        claims.claim(name, value);
        return this;
    }

    public TestTokens issuer(String issuer) {
        claims.issuer(issuer);
        return this;
    }

    public TestTokens audience(String audience) {
        claims.audience(audience);
        return this;
    }

    public TestTokens expiresIn(Duration lifetime) {
        var expiry = Instant.now().plus(lifetime);
        claims.expirationTime(Date.from(expiry));
        return this;
    }

    public TestTokens expired() {
        claims.issueTime(Date.from(Instant.now().minus(Duration.ofHours(2))));
        return expiresIn(Duration.ofHours(-1));
    }

    /** Another value of the header {@code typ}. */
    public TestTokens type(String typ) {
        type = typ;
        return this;
    }

    /** Signed by a key that nobody trusts. */
    public TestTokens forged() {
        key = generate();
        return this;
    }

    public String value() {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .type(new JOSEObjectType(type))
                    .keyID(KEY.getKeyID())
                    .build();
            var token = new SignedJWT(header, claims.build());
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The value of an {@code Authorization} header. */
    public String bearer() {
        return "Bearer " + value();
    }

    /** The keys as an authorization server publishes them (RFC 7517). */
    public static String publishedKeys() {
        return new JWKSet(KEY.toPublicJWK()).toString();
    }

    static OAuth2TokenValidator<Jwt> validator() {
        return JwtValidators.createAtJwtValidator()
                .issuer(ISSUER)
                .audience(ISSUER)
                .build();
    }

    private static RSAKey generate() {
        try {
            return new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
