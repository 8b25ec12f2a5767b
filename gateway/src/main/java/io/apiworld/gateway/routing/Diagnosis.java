package io.apiworld.gateway.routing;

import io.apiworld.gateway.routing.BackendFailure.Cause;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.ssl.NotSslRecordException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.support.TimeoutException;

/** Tells from an exception of the HTTP client in which way a backend failed. */
final class Diagnosis {

    private static final int DEEPEST = 12;

    private Diagnosis() {}

    /** Nothing, where the failure is not the backend's. */
    static Optional<Cause> of(Throwable failure) {
        var chain = Stream.<@Nullable Throwable>iterate(failure, Diagnosis::causeOf)
                .limit(DEEPEST)
                .takeWhile(link -> link != null)
                .<Throwable>map(link -> link)
                .toList();
        return tls(chain)
                .or(() -> chain.stream()
                        .map(Diagnosis::connection)
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    private static @Nullable Throwable causeOf(@Nullable Throwable link) {
        return link == null ? null : link.getCause();
    }

    /** From the innermost outwards: an expired certificate comes wrapped in "not trusted", wrapped in "handshake failed". */
    private static Optional<Cause> tls(List<Throwable> chain) {
        return untrusted(chain)
                .or(() -> chain.reversed().stream()
                        .map(Diagnosis::tls)
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    /** It knows more than what it wraps. */
    private static Optional<Cause> untrusted(List<Throwable> chain) {
        return chain.stream()
                .filter(UntrustedChain.class::isInstance)
                .map(UntrustedChain.class::cast)
                .map(UntrustedChain::kind)
                .findFirst();
    }

    private static Optional<Cause> tls(Throwable link) {
        return Optional.ofNullable(
                switch (link) {
                    case CertificateExpiredException _ -> Cause.CERTIFICATE_EXPIRED;
                    case CertificateNotYetValidException _ -> Cause.CERTIFICATE_NOT_YET_VALID;
                    case CertPathBuilderException _ -> Cause.CERTIFICATE_UNTRUSTED;
                    case CertPathValidatorException _ -> Cause.CERTIFICATE_UNTRUSTED;
                    case CertificateException name
                    when says(name, "No subject alternative", "No name matching") -> Cause.CERTIFICATE_WRONG_HOST;
                    case NotSslRecordException _ -> Cause.NOT_TLS;
                    case SSLException version
                    when says(version, "protocol_version", "protocol version") -> Cause.TLS_VERSION;
                    // An alert about a certificate, received by us, is about ours (RFC 8446, section 6.2).
                    case SSLException alert
                    when says(
                            alert,
                            "fatal alert: certificate_",
                            "fatal alert: bad_certificate",
                            "fatal alert: unknown_ca") -> Cause.CLIENT_CERTIFICATE_REFUSED;
                    case SSLException broken
                    when says(broken, HandshakeWatch.BROKEN_OFF, "Connection closed while SSL/TLS handshake") ->
                        Cause.TLS_BROKEN_OFF;
                    case SSLException _ -> Cause.TLS_FAILED;
                    default -> null;
                });
    }

    private static boolean says(Throwable link, String... words) {
        var message = String.valueOf(link.getMessage());
        return Stream.of(words).anyMatch(message::contains);
    }

    private static Optional<Cause> connection(Throwable link) {
        return Optional.ofNullable(
                switch (link) {
                    case ConnectTimeoutException _ -> Cause.UNREACHABLE;
                    case ConnectException _ -> Cause.DOWN;
                    case UnknownHostException _ -> Cause.UNKNOWN_HOST;
                    case TimeoutException _ -> Cause.TOO_SLOW;
                    case java.util.concurrent.TimeoutException _ -> Cause.TOO_SLOW;
                    case DecoderException _ -> Cause.GARBAGE;
                    case IllegalArgumentException parsed when comesFromTheDecoder(parsed) -> Cause.GARBAGE;
                    // Within the head of its answer; Netty has a type of its own for that.
                    case PrematureChannelClosureException _ -> Cause.BROKE_OFF;
                    case IOException _ -> Cause.BROKE_OFF;
                    default -> null;
                });
    }

    /** Netty's HTTP decoder has no exception type of its own for a status line that is none. */
    private static boolean comesFromTheDecoder(IllegalArgumentException failure) {
        return Stream.of(failure.getStackTrace())
                .anyMatch(frame -> frame.getClassName().startsWith("io.netty.handler.codec.http."));
    }
}
