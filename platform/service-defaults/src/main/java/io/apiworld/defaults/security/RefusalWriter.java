package io.apiworld.defaults.security;

import io.apiworld.defaults.problem.Problem;
import io.apiworld.defaults.problem.ProblemContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorityAuthorizationDecision;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.BearerTokenErrors;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.oauth2.server.resource.web.DPoPAuthenticationEntryPoint;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import tools.jackson.databind.json.JsonMapper;

/** Says why a request was refused: the challenge of RFC 6750 in the header, the same in words in the body. */
final class RefusalWriter implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final Pattern RESOURCE_METADATA = Pattern.compile(",? resource_metadata=\"[^\"]*\"");

    private final BearerTokenAuthenticationEntryPoint bearerChallenge = new BearerTokenAuthenticationEntryPoint();
    private final DPoPAuthenticationEntryPoint proofChallenge = new DPoPAuthenticationEntryPoint();
    private final ProblemContext context;
    private final JsonMapper json;
    private final String resourceMetadata;

    RefusalWriter(ProblemContext context, JsonMapper json, String publicUrl) {
        this.context = context;
        this.json = json;
        this.resourceMetadata = Challenge.resourceMetadata(publicUrl);
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        var told = toldApart(refused);
        if (Challenge.schemeOf(request).equals(Challenge.PROOF)) {
            proofChallenge.commence(request, response, told);
        } else {
            bearerChallenge.commence(request, response, told);
        }
        namePublicMetadata(response);
        var status = HttpStatus.valueOf(response.getStatus());
        write(request, response, status, whyNotAuthenticated(status, told));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        var scopes = needed("SCOPE_", denied);
        if (!scopes.isEmpty()) {
            // RFC 6750, section 3.1: the scope attribute names what would be enough
            response.setHeader(
                    HttpHeaders.WWW_AUTHENTICATE,
                    "Bearer error=\"insufficient_scope\", error_description=\"The token lacks the scope\", scope=\"%s\""
                            .formatted(String.join(" ", scopes)));
        }
        write(request, response, HttpStatus.FORBIDDEN, whyDenied(scopes, needed("ROLE_", denied)));
    }

    /** The address that Spring names here is an internal one. */
    private void namePublicMetadata(HttpServletResponse response) {
        var header = response.getHeader(HttpHeaders.WWW_AUTHENTICATE);
        if (header != null) {
            var bare = RESOURCE_METADATA.matcher(header).replaceFirst("");
            response.setHeader(
                    HttpHeaders.WWW_AUTHENTICATE, bare + (bare.contains("=") ? ", " : " ") + resourceMetadata);
        }
    }

    private static ProblemDetail whyNotAuthenticated(HttpStatus status, AuthenticationException refused) {
        if (refused instanceof OAuth2AuthenticationException withError) {
            var slug = status == HttpStatus.BAD_REQUEST ? "invalid-token-request" : "invalid-token";
            var description = "invalid_dpop_proof".equals(withError.getError().getErrorCode())
                    ? "The proof in the header DPoP is not one of this token's key, for this method and address, made now and not used before"
                    : withError.getError().getDescription();
            return Problem.details(
                    status, slug, "The access token was not accepted", description == null ? "" : description);
        }
        return Problem.details(
                status,
                "missing-token",
                "An access token is needed",
                "Send it in the header: Authorization: Bearer <token>.");
    }

    private static ProblemDetail whyDenied(Set<String> scopes, Set<String> roles) {
        if (!scopes.isEmpty()) {
            return Problem.details(
                    HttpStatus.FORBIDDEN,
                    "insufficient-scope",
                    "The access token lacks a scope",
                    "Needed: %s. Ask for a token with it.".formatted(String.join(" or ", scopes)));
        } else if (!roles.isEmpty()) {
            return Problem.details(
                    HttpStatus.FORBIDDEN,
                    "missing-role",
                    "The caller has not the role for this",
                    "Needed: %s. No other token of the same caller will do."
                            .formatted(String.join(" or ", roles).toLowerCase(Locale.ROOT)));
        }
        return Problem.details(
                HttpStatus.FORBIDDEN,
                "not-allowed",
                "The caller may not do this",
                "The token is valid, but who it stands for has no right to this.");
    }

    /** The framework words every broken rule of a token alike; the flaw tells which it was. */
    private static AuthenticationException toldApart(AuthenticationException refused) {
        return refused instanceof InvalidBearerTokenException && refused.getCause() != null
                ? new OAuth2AuthenticationException(BearerTokenErrors.invalidToken(
                        TokenFlaw.of(refused.getCause()).description()))
                : refused;
    }

    /** What would have been enough, in a stable order. */
    private static Set<String> needed(String kind, AccessDeniedException denied) {
        return denied instanceof AuthorizationDeniedException decided
                        && decided.getAuthorizationResult() instanceof AuthorityAuthorizationDecision decision
                ? decision.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .filter(authority -> authority != null && authority.startsWith(kind))
                        .map(authority -> String.valueOf(authority).substring(kind.length()))
                        .collect(Collectors.toCollection(TreeSet::new))
                : Set.of();
    }

    private void write(
            HttpServletRequest request, HttpServletResponse response, HttpStatus status, ProblemDetail problem)
            throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), context.complete(problem, request, "service"));
    }
}
