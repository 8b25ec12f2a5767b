package io.apiworld.gateway.routing;

import io.apiworld.gateway.errors.EdgeProblem;
import io.apiworld.gateway.errors.Layer;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** A service that the gateway could not use, and in which way it failed. */
public final class BackendFailure extends EdgeProblem {

    /** How a backend can fail us, each with a problem type of its own. */
    public enum Cause {
        DOWN(
                HttpStatus.SERVICE_UNAVAILABLE,
                "backend-down",
                "The service is not running",
                "It refuses connections. Try again later."),
        TOO_SLOW(
                HttpStatus.GATEWAY_TIMEOUT,
                "backend-too-slow",
                "The service did not answer in time",
                "It took the request; whether it acted on it is not known."),
        UNREACHABLE(
                HttpStatus.GATEWAY_TIMEOUT,
                "backend-unreachable",
                "The service could not be reached in time",
                "No connection came about; it has not seen the request."),
        UNKNOWN_HOST(
                HttpStatus.BAD_GATEWAY,
                "backend-unknown-host",
                "The service's host name is not known",
                "The name does not resolve. The address configured for it may be wrong."),
        BROKE_OFF(
                HttpStatus.BAD_GATEWAY,
                "backend-broke-off",
                "The service broke the connection off",
                "It closed the connection before its answer was complete."),
        GARBAGE(
                HttpStatus.BAD_GATEWAY,
                "backend-garbage",
                "The service does not speak HTTP",
                "What it answered is no HTTP response."),
        CERTIFICATE_EXPIRED(
                HttpStatus.BAD_GATEWAY,
                "backend-certificate-expired",
                "The service's certificate has expired",
                "The certificate's last day is past. It must be renewed."),
        CERTIFICATE_NOT_YET_VALID(
                HttpStatus.BAD_GATEWAY,
                "backend-certificate-not-yet-valid",
                "The service's certificate is not valid yet",
                "Its first day has not come, or a clock is wrong."),
        CERTIFICATE_UNTRUSTED(
                HttpStatus.BAD_GATEWAY,
                "backend-certificate-untrusted",
                "The service's certificate is not trusted",
                "Its chain does not end in a certification authority that we trust."),
        CERTIFICATE_SELF_SIGNED(
                HttpStatus.BAD_GATEWAY,
                "backend-certificate-self-signed",
                "The service's certificate is self-signed",
                "It vouches for itself, and we were not told to trust it. It needs one from an authority."),
        CERTIFICATE_CHAIN_INCOMPLETE(
                HttpStatus.BAD_GATEWAY,
                "backend-certificate-incomplete-chain",
                "The service does not send the whole chain of its certificate",
                "The certificate of an intermediate authority is missing. The service must send it too (RFC 8446, section 4.4.2)."),
        CERTIFICATE_WRONG_HOST(
                HttpStatus.BAD_GATEWAY,
                "backend-certificate-wrong-host",
                "The service's certificate is for another host",
                "None of the certificate's names is the name that was asked for."),
        TLS_VERSION(
                HttpStatus.BAD_GATEWAY,
                "backend-tls-version",
                "The service speaks no TLS version that we accept",
                "TLS 1.2 or 1.3 is needed."),
        NOT_TLS(
                HttpStatus.BAD_GATEWAY,
                "backend-not-tls",
                "The service does not speak TLS",
                "It answered a TLS greeting with something else, perhaps plain HTTP."),
        CLIENT_CERTIFICATE_REFUSED(
                HttpStatus.BAD_GATEWAY,
                "backend-client-certificate-refused",
                "The service refuses the gateway's client certificate",
                "It asks for a client certificate (mutual TLS), and ours is missing or not one that it accepts."),
        TLS_BROKEN_OFF(
                HttpStatus.BAD_GATEWAY,
                "backend-tls-broken-off",
                "The TLS handshake was broken off",
                "The connection came about and was closed in the middle of the handshake: a proxy or firewall between does that."),
        TLS_FAILED(
                HttpStatus.BAD_GATEWAY,
                "backend-tls-failed",
                "TLS with the service failed",
                "The handshake was broken off.");

        private final HttpStatus status;
        private final String slug;
        private final String title;
        private final String detail;

        Cause(HttpStatus status, String slug, String title, String detail) {
            this.status = status;
            this.slug = slug;
            this.title = title;
            this.detail = detail;
        }
    }

    private static final String SOON = "5";
    private static final Set<Cause> BEFORE_AN_ANSWER = Set.of(Cause.DOWN, Cause.UNREACHABLE, Cause.BROKE_OFF);

    private final Cause cause;
    private final String backend;
    private final boolean ofOneCaller;

    BackendFailure(Cause cause, String backend) {
        this(cause, backend, false);
    }

    private BackendFailure(Cause cause, String backend, boolean ofOneCaller) {
        super(Layer.UPSTREAM, cause.status, cause.slug, cause.title, cause.detail);
        this.cause = cause;
        this.backend = backend;
        this.ofOneCaller = ofOneCaller;
        with("backend", backend);
        if (cause == Cause.DOWN) {
            getHeaders().set(HttpHeaders.RETRY_AFTER, SOON);
        }
    }

    /** The same for a caller whose calls fail as nobody else's do, so that it says nothing of the service. */
    public BackendFailure ofOneCaller() {
        return new BackendFailure(cause, backend, true);
    }

    /** Whether the service failed before it had said anything, and without taking its time for it. */
    public boolean cameBeforeAnAnswer() {
        return BEFORE_AN_ANSWER.contains(cause);
    }

    /** Whether it could be that the service only has too much to do: no rest makes a wrong certificate right. */
    public boolean mayHealWithRest() {
        return !ofOneCaller && (cause == Cause.TOO_SLOW || cameBeforeAnAnswer());
    }
}
