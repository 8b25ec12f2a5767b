package io.apiworld.gateway.security;

import io.apiworld.gateway.session.SessionSecurity;
import java.time.Clock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.reactive.ServerHttpRequest;
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
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import reactor.core.publisher.Mono;

/** Three ways to look at a caller, the first that fits: by the token or key sent along, by the console's session, not at all. */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class SecurityConfiguration {

    /** Where callers are known by us. Elsewhere an Authorization header is none of our business. */
    private static final Paths API = Paths.of(
                    "/api/**",
                    "/{version:v[0-9.]+}/**",
                    "/ws/**",
                    "/sandbox/**",
                    "/lab/api/runs/**",
                    "/lab/api/attempts/**",
                    "/lab/api/progress/**",
                    "/lab/api/faults/**",
                    "/lab/api/logs",
                    "/lab/api/tokens/own/**")
            .except("/sandbox/receivers/*/inbox");

    private static final Paths CONSOLE = Paths.of("/bff/**");

    /** First, so that an Authorization header wins over a session cookie that a browser sends along. */
    @Bean
    @Order(1)
    SecurityWebFilterChain callsWithCredentials(
            ServerHttpSecurity http, Refusals refusals, ReactiveJwtDecoder tokens, ApiKeys keys) {
        var byToken = new JwtReactiveAuthenticationManager(tokens);
        ReactiveAuthenticationManager callers = credentials ->
                credentials instanceof ApiKey key ? keys.authenticate(key) : byToken.authenticate(credentials);
        return stateless(http, refusals)
                .securityMatcher(only(request -> API.hold(request) && Credentials.areIn(request)))
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
                .securityMatcher(only(request -> API.hold(request) || CONSOLE.hold(request)))
                .build();
    }

    @Bean
    @Order(3)
    SecurityWebFilterChain everythingElse(ServerHttpSecurity http, Refusals refusals) {
        return stateless(http, refusals).build();
    }

    /** As strict as it comes, and quicker: each header is looked at whenever it is read, and a regular expression takes its time. */
    @Bean
    ServerWebExchangeFirewall readableRequests() {
        var firewall = new StrictServerWebExchangeFirewall();
        firewall.setAllowedHeaderNames(name -> isReadable(name, false));
        firewall.setAllowedHeaderValues(value -> isReadable(value, true));
        return firewall;
    }

    /** @param value null where a header is asked for that did not come */
    private static boolean isReadable(@Nullable String value, boolean tabs) {
        if (value == null) {
            return true;
        }
        for (int at = 0, point; at < value.length(); at += Character.charCount(point)) {
            point = value.codePointAt(at);
            if (point == '\t' ? !tabs : !Character.isDefined(point) || Character.isISOControl(point)) {
                return false;
            }
        }
        return true;
    }

    /** For whoever gets hold of a token: the callers' here, the console's in its session, those that keep a socket open. */
    @Bean
    ReactiveJwtDecoder accessTokens(SoundTokens sound, Introspection server, IdentityRules rules, Clock clock) {
        return new LiveTokens(sound, server, rules, clock);
    }

    private static ServerWebExchangeMatcher only(Predicate<ServerHttpRequest> requests) {
        return exchange -> requests.test(exchange.getRequest()) ? MatchResult.match() : MatchResult.notMatch();
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
