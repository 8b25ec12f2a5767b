package io.apiworld.auth.protocol;

import io.apiworld.auth.account.Accounts;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A person's token never holds more than the person may do. The request is narrowed before it is granted, so that the answer's
 * {@code scope} and the token say the same (RFC 6749, section 3.3).
 */
final class ScopeNarrowing extends OncePerRequestFilter {

    private final Accounts accounts;

    ScopeNarrowing(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        // The consent page posts here too, without a response_type; what it may send was narrowed when it was asked
        // for.
        return !request.getRequestURI().equals("/oauth2/authorize")
                || request.getParameter(OAuth2ParameterNames.RESPONSE_TYPE) == null
                || request.getParameter(OAuth2ParameterNames.SCOPE) == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var person = SecurityContextHolder.getContext().getAuthentication();
        var account = person == null ? null : accounts.named(person.getName()).orElse(null);
        if (account == null) {
            chain.doFilter(request, response);
        } else {
            var asked = List.of(request.getParameter(OAuth2ParameterNames.SCOPE).split(" "));
            var narrowed = account.role().narrow(asked);
            chain.doFilter(narrowed.isEmpty() ? request : new Narrowed(request, String.join(" ", narrowed)), response);
        }
    }

    private static final class Narrowed extends HttpServletRequestWrapper {

        private final String scope;

        Narrowed(HttpServletRequest request, String scope) {
            super(request);
            this.scope = scope;
        }

        @Override
        public @Nullable String getParameter(String name) {
            return OAuth2ParameterNames.SCOPE.equals(name) ? scope : super.getParameter(name);
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            var parameters = new LinkedHashMap<>(super.getParameterMap());
            parameters.put(OAuth2ParameterNames.SCOPE, new String[] {scope});
            return parameters;
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            return OAuth2ParameterNames.SCOPE.equals(name) ? new String[] {scope} : super.getParameterValues(name);
        }
    }
}
