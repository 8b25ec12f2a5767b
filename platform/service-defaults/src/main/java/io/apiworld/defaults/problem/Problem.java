package io.apiworld.defaults.problem;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * An error that a caller can act on, as RFC 9457 problem details. Subclasses are statements ({@code UnknownCustomer}); what
 * they say must never repeat a secret or an exception's message. Every type is listed in docs/problems.md.
 */
public abstract class Problem extends ErrorResponseException {

    private static final String PREFIX = "urn:problem:";

    private final String message;

    /**
     * @param slug stable name of the problem's type, in lower case with dashes
     * @param title the same for every occurrence of the type
     * @param detail what happened this time, and what to do
     */
    protected Problem(HttpStatus status, String slug, String title, String detail) {
        super(status, details(status, slug, title, detail), null);
        this.message = "%d %s%s: %s".formatted(status.value(), PREFIX, slug, title);
    }

    /**
     * Fixed from the beginning. The superclass tells of the whole body, which is completed later: by then a tracer may already read
     * this on a thread of its own, which must not fail, since it reports every span there is.
     */
    @Override
    public final String getMessage() {
        return message;
    }

    /** Adds a member to the problem's body. */
    protected final Problem with(String member, Object value) {
        getBody().setProperty(member, value);
        return this;
    }

    /** The body of a problem that is answered rather than thrown. */
    public static ProblemDetail details(HttpStatus status, String slug, String title, String detail) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create(PREFIX + slug));
        problem.setTitle(title);
        return problem;
    }
}
