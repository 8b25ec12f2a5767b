package io.apiworld.gateway.ratelimit;

import java.net.URI;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** The registered problem type for this, of draft-ietf-httpapi-ratelimit-headers. */
final class QuotaExceeded extends ErrorResponseException {

    private static final URI TYPE = URI.create("https://iana.org/assignments/http-problem-types#quota-exceeded");

    QuotaExceeded(String policy, long seconds) {
        super(HttpStatus.TOO_MANY_REQUESTS, details(policy, seconds), null);
        getHeaders().set(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
    }

    /** Fixed, as every problem's: see {@link io.apiworld.defaults.problem.Problem#getMessage}. */
    @Override
    public String getMessage() {
        return "429 " + TYPE;
    }

    private static ProblemDetail details(String policy, long seconds) {
        var problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.TOO_MANY_REQUESTS, "The next request is served in %d s.".formatted(seconds));
        problem.setType(TYPE);
        problem.setTitle("Request cannot be satisfied as assigned quota has been exceeded");
        problem.setProperty("violated-policies", List.of(policy));
        return problem;
    }
}
