package io.apiworld.gateway.security;

import static org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers.pathMatchers;

import io.apiworld.gateway.errors.IdentityUnavailable;
import io.apiworld.gateway.routing.PublicAddress;
import io.apiworld.gateway.session.AuthorizationServer;
import io.apiworld.gateway.session.SessionSecurity;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.savedrequest.NoOpServerRequestCache;
import org.springframework.security.web.server.util.matcher.AndServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.NegatedServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.web.reactive.function.client.WebClient;

/** Three ways to look at a caller, the first that fits: by the token sent along, by the console's session, not at all. */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class SecurityConfiguration {

    /** Where callers are known by us. Elsewhere an Authorization header is none of our business. */
    private static final ServerWebExchangeMatcher API = new AndServerWebExchangeMatcher(
            pathMatchers("/api/**", "/{version:v[0-9.]+}/**", "/ws/**", "/sandbox/**"),
            new NegatedServerWebExchangeMatcher(pathMatchers("/sandbox/receivers/*/inbox")));

    private static final ServerWebExchangeMatcher BRINGS_TOKEN =
            exchange -> BearerTokens.areIn(exchange.getRequest()) ? MatchResult.match() : MatchResult.notMatch();

    /** First, so that an Authorization header wins over a session cookie that a browser sends along. */
    @Bean
    @Order(1)
    SecurityWebFilterChain callsWithAToken(ServerHttpSecurity http, Refusals refusals, ReactiveJwtDecoder decoder) {
        return stateless(http, refusals)
                .securityMatcher(new AndServerWebExchangeMatcher(API, BRINGS_TOKEN))
                .oauth2ResourceServer(server -> server.bearerTokenConverter(new BearerTokens())
                        .authenticationEntryPoint(refusals)
                        .jwt(jwt -> jwt.jwtDecoder(decoder)))
                .build();
    }

    @Bean
    @Order(2)
    SecurityWebFilterChain callsOfTheConsole(ServerHttpSecurity http, Refusals refusals, SessionSecurity session) {
        return session.applyTo(plain(http, refusals))
                .csrf(csrf -> csrf.accessDeniedHandler(refusals))
                .securityMatcher(exchange -> API.matches(exchange)
                        .flatMap(api -> api.isMatch()
                                ? MatchResult.match()
                                : pathMatchers("/bff/**").matches(exchange)))
                .build();
    }

    @Bean
    @Order(3)
    SecurityWebFilterChain everythingElse(ServerHttpSecurity http, Refusals refusals) {
        return stateless(http, refusals).build();
    }

    /** RFC 9068 access tokens of our issuer, for us. The keys come from the internal address. */
    @Bean
    ReactiveJwtDecoder accessTokens(AuthorizationServer server, PublicAddress address, WebClient.Builder http) {
        var decoder = NimbusReactiveJwtDecoder.withJwkSetUri(server.jwkSet())
                .webClient(http.build())
                .jwsAlgorithms(algorithms -> {
                    algorithms.add(SignatureAlgorithm.RS256);
                    algorithms.add(SignatureAlgorithm.ES256);
                })
                .validateType(false)
                .build();
        var name = address.url().toString();
        decoder.setJwtValidator(
                JwtValidators.createAtJwtValidator().issuer(name).audience(name).build());
        // What is no JwtException is no word about the token: the keys could not be fetched.
        return token -> decoder.decode(token)
                .onErrorMap(failure -> failure instanceof JwtException ? failure : new IdentityUnavailable(failure));
    }

    private static ServerHttpSecurity stateless(ServerHttpSecurity http, Refusals refusals) {
        return plain(http, refusals)
                .csrf(ServerHttpSecurity.CsrfSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance());
    }

    /** Without what the gateway does elsewhere: headers, logout, and who may go where. */
    private static ServerHttpSecurity plain(ServerHttpSecurity http, Refusals refusals) {
        return http.headers(ServerHttpSecurity.HeaderSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .requestCache(cache -> cache.requestCache(NoOpServerRequestCache.getInstance()))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .authorizeExchange(exchanges -> exchanges.anyExchange().permitAll());
    }
}
