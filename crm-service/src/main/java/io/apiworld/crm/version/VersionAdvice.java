package io.apiworld.crm.version;

import io.apiworld.defaults.problem.Problem;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * A version in the path is part of the name of a resource: one that does not exist is not found, rather than a bad request, and
 * told apart from a path that its version does not have.
 */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class VersionAdvice {

    private static final Pattern VERSION = Pattern.compile("/?(v[0-9.]+)/.*");

    @ExceptionHandler
    ResponseEntity<ProblemDetail> notFound(NoResourceFoundException missing) {
        var path = VERSION.matcher(missing.getResourcePath());
        var problem = path.matches() && !UnknownVersion.VERSIONS.contains(path.group(1))
                ? new UnknownVersion().getBody()
                : Problem.details(
                        HttpStatus.NOT_FOUND,
                        "not-found",
                        "Not Found",
                        "There is nothing under this path. Check its spelling.");
        return ResponseEntity.status(problem.getStatus()).body(problem);
    }
}
