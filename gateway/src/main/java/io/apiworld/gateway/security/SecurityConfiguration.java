package io.apiworld.gateway.security;

import static org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers.pathMatchers;

import io.apiworld.gateway.session.SessionSecurity;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtReactiveAuthenticationManager;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerWebExchangeFirewall;
import org.springframework.security.web.server.firewall.StrictServerWebExchangeFirewall;
import org.springframework.security.web.server.savedrequest.NoOpServerRequestCache;
import org.springframework.security.web.server.util.matcher.AndServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.NegatedServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import reactor.core.publisher.Mono;

/** Three ways to look at a caller, the first that fits: by the token or key sent along, by the console's session, not at all. */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class SecurityConfiguration {

    /** Where callers are known by us. Elsewhere an Authorization header is none of our business. */
    private static final ServerWebExchangeMatcher API = new AndServerWebExchangeMatcher(
            pathMatchers(
                    "/api/**", "/{version:v[0-9.]+}/**", "/ws/**", "/sandbox/**", "/lab/api/runs/**", "/lab/api/progress/**"),
            new NegatedServerWebExchangeMatcher(pathMatchers("/sandbox/receivers/*/inbox")));

    private static final ServerWebExchangeMatcher BRINGS_CREDENTIALS =
            exchange -> Credentials.areIn(exchange.getRequest()) ? MatchResult.match() : MatchResult.notMatch();

    /** First, so that an Authorization header wins over a session cookie that a browser sends along. */
    @Bean
    @Order(1)
    SecurityWebFilterChain callsWithCredentials(
            ServerHttpSecurity http, Refusals refusals, ReactiveJwtDecoder tokens, ApiKeys keys) {
        var byToken = new JwtReactiveAuthenticationManager(tokens);
        ReactiveAuthenticationManager callers = credentials ->
                credentials instanceof ApiKey key ? keys.authenticate(key) : byToken.authenticate(credentials);
        return stateless(http, refusals)
                .securityMatcher(new AndServerWebExchangeMatcher(API, BRINGS_CREDENTIALS))
                .oauth2ResourceServer(server -> server.bearerTokenConverter(new Credentials())
                        .authenticationEntryPoint(refusals)
                        .authenticationManagerResolver(_ -> Mono.just(callers)))
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

    /** As strict as it comes, and quicker: every header of every request is looked at, and a regular expression takes its time. */
    @Bean
    ServerWebExchangeFirewall readableRequests() {
        var firewall = new StrictServerWebExchangeFirewall();
        firewall.setAllowedHeaderValues(SecurityConfiguration::isReadable);
        return firewall;
    }

    /** @param value null where a header is asked for that did not come */
    private static boolean isReadable(@Nullable String value) {
        return value == null
                || value.codePoints()
                        .allMatch(
                                point -> point == '\t' || Character.isDefined(point) && !Character.isISOControl(point));
    }

    /** For whoever gets hold of a token: the callers' here, the console's in its session, those that keep a socket open. */
    @Bean
    ReactiveJwtDecoder accessTokens(SoundTokens sound, Introspection server, IdentityRules rules, Clock clock) {
        return new LiveTokens(sound, server, rules, clock);
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
