package io.apiworld.lab.identity;

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
import io.apiworld.lab.exchange.Unguessable;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/** A key that a client proves to have, with every request anew (RFC 9449). */
public final class ProofKey {

    private static final int ID_BYTES = 16;

    private final ECKey key;

    public ProofKey() {
        try {
            this.key = new ECKeyGenerator(Curve.P_256).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The value of the header {@code DPoP} for one request (section 4.2).
     *
     * @param address without its query
     * @param token the access token that goes with it; null where one is still to be got
     */
    public String proof(String method, URI address, Instant now, @Nullable String token) {
        var claims = new JWTClaimsSet.Builder()
                .jwtID(Unguessable.base64(ID_BYTES))
                .claim("htm", method)
                .claim("htu", address.toString())
                .issueTime(Date.from(now));
        if (token != null) {
            claims.claim("ath", Sha256.of(token));
        }
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType("dpop+jwt"))
                .jwk(key.toPublicJWK())
                .build();
        try {
            var proof = new SignedJWT(header, claims.build());
            proof.sign(new ECDSASigner(key));
            return proof.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
