package io.apiworld.gateway.security;

import io.apiworld.defaults.security.AccessTokenRules;
import io.apiworld.gateway.errors.IdentityUnavailable;
import io.apiworld.gateway.routing.PublicAddress;
import io.apiworld.gateway.session.AuthorizationServer;
import java.time.Clock;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** RFC 9068 access tokens of our issuer, for us, by their signature and claims alone. The keys come from the internal address. */
@Component
final class SoundTokens {

    private final NimbusReactiveJwtDecoder decoder;

    SoundTokens(AuthorizationServer server, PublicAddress address, WebClient.Builder http) {
        decoder = NimbusReactiveJwtDecoder.withJwkSetUri(server.jwkSet())
                .webClient(http.build())
                .jwsAlgorithms(algorithms -> {
                    algorithms.add(SignatureAlgorithm.RS256);
                    algorithms.add(SignatureAlgorithm.ES256);
                })
                .validateType(false)
                .build();
        decoder.setJwtValidator(new AccessTokenRules(address.url().toString(), Clock.systemUTC()));
    }

    Mono<Jwt> read(String token) {
        return decoder.decode(token)
                // What is no JwtException is no word about the token: the keys could not be fetched.
                .onErrorMap(failure -> failure instanceof JwtException ? failure : new IdentityUnavailable(failure));
    }
}
