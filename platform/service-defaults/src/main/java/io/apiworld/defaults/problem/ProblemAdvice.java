package io.apiworld.defaults.problem;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/**
 * Turns whatever a controller throws into a problem. What Spring already words well (405 with Allow, 415 with Accept, 404) is
 * kept; bodies that cannot be read name the place, and what nobody expected says nothing but where to look for it.
 */
@RestControllerAdvice
@Order(0)
final class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        var problem = switch (unreadable.getCause()) {
            case StreamReadException syntax -> malformed(syntax);
            case DatabindException mismatch when truncated(mismatch) -> malformed(mismatch);
            case DatabindException mismatch -> new InvalidFields(List.of(field(mismatch))).getBody();
            case null, default ->
                Problem.details(
                        HttpStatus.BAD_REQUEST,
                        "missing-body",
                        "The request has no readable body",
                        "Send a body of the documented form, with its Content-Type.");
        };
        return handleExceptionInternal(
                unreadable, problem, headers, HttpStatusCode.valueOf(problem.getStatus()), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var fields = invalid.getAllErrors().stream()
                .map(ProblemAdvice::field)
                .distinct()
                .toList();
        var problem = new InvalidFields(fields).getBody();
        return handleExceptionInternal(invalid, problem, headers, HttpStatus.UNPROCESSABLE_CONTENT, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var parameters = invalid.getParameterValidationResults().stream()
                .flatMap(result -> result.getResolvableErrors().stream()
                        .map(error -> new InvalidParameter(
                                String.valueOf(result.getMethodParameter().getParameterName()),
                                String.valueOf(error.getDefaultMessage()))))
                .toList();
        return handleExceptionInternal(
                invalid, invalidParameters(parameters), headers, HttpStatus.BAD_REQUEST, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException missing,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        var parameter = new InvalidParameter(missing.getParameterName(), "is required");
        return handleExceptionInternal(missing, invalidParameters(List.of(parameter)), headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException mismatch, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var name = mismatch instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : String.valueOf(mismatch.getPropertyName());
        var parameter = new InvalidParameter(name, "cannot be read as " + nameOf(mismatch.getRequiredType()));
        return handleExceptionInternal(mismatch, invalidParameters(List.of(parameter)), headers, status, request);
    }

    /** A client that POSTed is told under the header for POST too, as Spring does for PATCH (RFC 5789, section 2.2). */
    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMediaTypeNotSupported(
            HttpMediaTypeNotSupportedException unsupported,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        var told = new HttpHeaders();
        told.putAll(headers);
        var accept = headers.getFirst(HttpHeaders.ACCEPT);
        if (accept != null
                && request instanceof ServletWebRequest servlet
                && HttpMethod.POST.equals(servlet.getHttpMethod())) {
            told.set("Accept-Post", accept);
        }
        return handleExceptionInternal(unsupported, unsupported.getBody(), told, status, request);
    }

    @ExceptionHandler
    ResponseEntity<Object> handleUnexpected(Exception unexpected, WebRequest request) throws Exception {
        if (isSecurityDecision(unexpected)) {
            throw unexpected;
        }
        log.error("Request failed", unexpected);
        var problem = Problem.details(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "internal-error",
                "Something went wrong on our side",
                "The cause stands in the log of this service under the correlation id.");
        return new ResponseEntity<>(problem, HttpStatus.INTERNAL_SERVER_ERROR);
    }

    /** Thrown by method security; the filter chain turns it into 401 or 403. */
    private static boolean isSecurityDecision(Exception failure) {
        return failure.getClass().getName().startsWith("org.springframework.security.");
    }

    private static ProblemDetail malformed(JacksonException syntax) {
        var at = syntax.getLocation();
        var problem = Problem.details(
                HttpStatus.BAD_REQUEST,
                "malformed-json",
                "The body is not sound JSON",
                "Line %d, column %d: %s".formatted(at.getLineNr(), at.getColumnNr(), firstLine(syntax)));
        problem.setProperty("line", at.getLineNr());
        problem.setProperty("column", at.getColumnNr());
        return problem;
    }

    private static boolean truncated(DatabindException mismatch) {
        return mismatch instanceof MismatchedInputException
                && mismatch.getOriginalMessage().startsWith("Unexpected end-of-input");
    }

    private static ProblemField field(DatabindException mismatch) {
        var pointer = mismatch.getPath().stream()
                .map(step -> step.getPropertyName() == null ? String.valueOf(step.getIndex()) : step.getPropertyName())
                .map(step -> "/" + step.replace("~", "~0").replace("/", "~1"))
                .collect(Collectors.joining());
        return switch (mismatch) {
            case UnrecognizedPropertyException unknown ->
                new ProblemField(pointer, FieldNames.unknown(unknown.getPropertyName(), known(unknown)));
            case MismatchedInputException wrong
            when wrong.getTargetType() != null -> new ProblemField(pointer, "must be " + nameOf(wrong.getTargetType()));
            default -> new ProblemField(pointer, "cannot be read");
        };
    }

    private static List<String> known(UnrecognizedPropertyException unknown) {
        var known = unknown.getKnownPropertyIds();
        return known == null ? List.of() : known.stream().map(String::valueOf).toList();
    }

    private static ProblemField field(ObjectError error) {
        var pointer = error instanceof FieldError field
                ? "/" + field.getField().replaceAll("\\[(\\d+)]", "/$1").replace('.', '/')
                : "";
        return new ProblemField(pointer, String.valueOf(error.getDefaultMessage()));
    }

    private static ProblemDetail invalidParameters(List<InvalidParameter> parameters) {
        var problem = Problem.details(
                HttpStatus.BAD_REQUEST,
                "invalid-parameters",
                "A parameter of the request cannot be accepted",
                parameters.stream()
                        .map(parameter -> parameter.parameter() + " " + parameter.detail())
                        .collect(Collectors.joining("; ")));
        problem.setProperty("errors", parameters);
        return problem;
    }

    private static String nameOf(@Nullable Class<?> type) {
        if (type == null) {
            return "the expected type";
        } else if (type.isEnum()) {
            return "one of "
                    + Stream.of(type.getEnumConstants())
                            .map(constant -> constant.toString().toLowerCase(java.util.Locale.ROOT))
                            .collect(Collectors.joining(", "));
        } else if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        } else if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "a number";
        } else if (CharSequence.class.isAssignableFrom(type)) {
            return "a string";
        } else if (Iterable.class.isAssignableFrom(type) || type.isArray()) {
            return "a list";
        } else if (type.getName().startsWith("java.time.")) {
            return "a time as in RFC 3339";
        } else {
            return type.getName().startsWith("java.") ? "a " + type.getSimpleName() : "an object";
        }
    }

    private static String firstLine(JacksonException syntax) {
        return syntax.getOriginalMessage().lines().findFirst().orElse("unreadable");
    }

    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (body instanceof ProblemDetail problem && isBlank(problem.getType())) {
            problem.setType(URI.create("urn:problem:" + slugOf(status)));
        }
        return new ResponseEntity<>(body, headers, status);
    }

    private static boolean isBlank(@Nullable URI type) {
        return type == null || type.toString().equals("about:blank");
    }

    private static String slugOf(HttpStatusCode status) {
        var known = HttpStatus.resolve(status.value());
        return known == null
                ? "status-" + status.value()
                : known.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** As {@link ProblemField}, for a part of the URL. */
    record InvalidParameter(String parameter, String detail) {}
}
