package io.apiworld.auth.session;

import io.apiworld.auth.account.Accounts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

@Component
class SessionSignIns implements SignIns {

    private static final Logger log = LoggerFactory.getLogger(SessionSignIns.class);
    private static final int LONGEST_BROWSER = 300;

    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
    private final Accounts accounts;
    private final Clock clock;

    SessionSignIns(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    public Authentication begin(
            HttpServletRequest request, HttpServletResponse response, String username, Method method, String words) {
        var account = accounts.named(username).orElseThrow(() -> new UsernameNotFoundException("Nobody of that name"));
        var role = new SimpleGrantedAuthority("ROLE_" + account.role().name());
        var factor = FactorGrantedAuthority.withAuthority(method.factor())
                .issuedAt(clock.instant())
                .build();
        var person = UsernamePasswordAuthenticationToken.authenticated(account.username(), null, List.of(role, factor));
        person.setDetails(Sid.fresh().asDetails(request));
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(person);
        SecurityContextHolder.setContext(context);
        // A session id that somebody planted before the sign-in must not be good after it, whatever the method's own
        // filter does.
        request.getSession();
        request.changeSessionId();
        contexts.saveContext(context, request, response);
        request.getSession()
                .setAttribute(
                        Arrival.ATTRIBUTE,
                        new Arrival(words, request.getRemoteAddr(), browserOf(request), clock.instant()));
        log.info("Signed in: person={} method={}", account.username(), method.words());
        return person;
    }

    private static String browserOf(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.USER_AGENT))
                .map(agent -> agent.substring(0, Math.min(agent.length(), LONGEST_BROWSER)))
                .orElse("");
    }
}
