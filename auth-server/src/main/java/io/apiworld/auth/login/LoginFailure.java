package io.apiworld.auth.login;

import io.apiworld.auth.federation.Refusal;
import io.apiworld.auth.lockout.TooManyGuesses;
import io.apiworld.defaults.problem.Problem;
import io.apiworld.defaults.problem.ProblemContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Says that a sign-in failed, to people with the page and to programs with a problem; never which part of it was wrong. */
@Component
class LoginFailure implements AuthenticationFailureHandler {

    private static final String WRONG = "That user name and password do not belong together.";

    private final LoginPage page;
    private final ProblemContext context;
    private final JsonMapper json;

    LoginFailure(LoginPage page, ProblemContext context, JsonMapper json) {
        this.page = page;
        this.context = context;
        this.json = json;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (failure instanceof TooManyGuesses tooMany) {
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(tooMany.seconds()));
            if (wantsJson(request)) {
                write(request, response, tooManyAttempts(tooMany));
            } else {
                showAgain(request, response, tooMany);
            }
        } else if (wantsJson(request)) {
            write(request, response, wrongCredentials());
        } else {
            response.sendRedirect("/login?error");
        }
    }

    /** Reasons come by name, so that no address can put words into our page. */
    static String reason(String error) {
        return Refusal.ofCode(error).map(Refusal::words).orElse(WRONG);
    }

    private void showAgain(HttpServletRequest request, HttpServletResponse response, TooManyGuesses tooMany)
            throws IOException {
        var shown = page.shown(
                request,
                response,
                HttpStatus.TOO_MANY_REQUESTS,
                "Too many attempts. Try again in %s.".formatted(words(tooMany.seconds())));
        response.setStatus(shown.getStatusCode().value());
        shown.getHeaders().forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
        response.getOutputStream().write(String.valueOf(shown.getBody()).getBytes(StandardCharsets.UTF_8));
    }

    private void write(HttpServletRequest request, HttpServletResponse response, ProblemDetail problem)
            throws IOException {
        response.setStatus(problem.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), context.complete(problem, request, "auth"));
    }

    private static ProblemDetail tooManyAttempts(TooManyGuesses tooMany) {
        return Problem.details(
                HttpStatus.TOO_MANY_REQUESTS,
                "too-many-attempts",
                "Too many attempts to sign in",
                "The password was not looked at. Try again in %s.".formatted(words(tooMany.seconds())));
    }

    private static ProblemDetail wrongCredentials() {
        return Problem.details(HttpStatus.UNAUTHORIZED, "wrong-credentials", "Not signed in", WRONG);
    }

    private static String words(long seconds) {
        return seconds < 90 ? "%d seconds".formatted(seconds) : "%d minutes".formatted((seconds + 59) / 60);
    }

    private static boolean wantsJson(HttpServletRequest request) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains("json") && !accept.contains("text/html");
    }
}
