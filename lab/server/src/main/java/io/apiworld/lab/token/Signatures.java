package io.apiworld.lab.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import io.apiworld.lab.token.Inspection.Signature;
import io.apiworld.lab.watching.Remembered;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/** Holds signatures against the keys that the authorization server publishes, whatever else may be wrong with a token. */
@Component
final class Signatures {

    private static final Duration FRESH_FOR = Duration.ofSeconds(5);

    private final Remembered<JWKSet> published;

    Signatures(KeySetApi keys, Clock clock) {
        this.published = new Remembered<>(() -> read(keys.keys()), FRESH_FOR, clock);
    }

    /** @param token of three parts, with a header that can be read */
    Signature of(String token) {
        try {
            return of(JWSObject.parse(token));
        } catch (ParseException _) {
            return new Signature(null, null, null, "Its header names no algorithm that is known here, or alg is none.");
        }
    }

    private Signature of(JWSObject token) {
        var header = token.getHeader();
        try {
            return keyOf(header)
                    .map(key -> against(key, token))
                    .orElseGet(
                            () -> said(
                                    null,
                                    header,
                                    "This authorization server publishes no key of that id: somebody else signed it, or a key that has been taken out of use. Whether it is sound, only its issuer's keys can say."));
        } catch (RestClientException | UnreadableKeys _) {
            return said(null, header, "The authorization server's keys cannot be had just now.");
        }
    }

    private Optional<JWK> keyOf(JWSHeader header) {
        var keys = published.value();
        return header.getKeyID() == null
                ? Optional.empty()
                : Optional.ofNullable(keys.getKeyByKeyId(header.getKeyID()));
    }

    private static Signature against(JWK key, JWSObject token) {
        var header = token.getHeader();
        try {
            var verifier =
                    new DefaultJWSVerifierFactory().createJWSVerifier(header, ((AsymmetricJWK) key).toPublicKey());
            return token.verify(verifier)
                    ? said(
                            true,
                            header,
                            "It holds: signed with this key of the authorization server, and not a letter was changed since.")
                    : said(
                            false,
                            header,
                            "It does not hold: header or claims were changed after it was signed, it was cut off, or somebody else signed it in the name of this key.");
        } catch (JOSEException | ClassCastException _) {
            return said(false, header, "It does not hold: the key of that id is none for this algorithm.");
        }
    }

    private static Signature said(@Nullable Boolean holds, JWSHeader header, String says) {
        return new Signature(holds, header.getAlgorithm().getName(), header.getKeyID(), says);
    }

    private static JWKSet read(String keys) {
        try {
            return JWKSet.parse(keys);
        } catch (ParseException _) {
            throw new UnreadableKeys();
        }
    }

    private static final class UnreadableKeys extends RuntimeException {}
}
