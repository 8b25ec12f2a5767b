package io.apiworld.gateway.routing;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.stream.Stream;

/**
 * No path leads from a server's certificate to an authority that we trust. The JDK says the same of three mistakes that people
 * make; what the server sent tells them apart.
 */
final class UntrustedChain extends CertificateException {

    private static final int DEEPEST = 12;

    private final BackendFailure.Cause kind;

    private UntrustedChain(BackendFailure.Cause kind, CertificateException refused) {
        super(refused.getMessage(), refused);
        this.kind = kind;
    }

    BackendFailure.Cause kind() {
        return kind;
    }

    /** The refusal as it is, or with its kind where it is for want of a path. */
    static CertificateException told(X509Certificate[] sent, CertificateException refused) {
        var pathless = Stream.<Throwable>iterate(refused, link -> link != null, Throwable::getCause)
                .limit(DEEPEST)
                .anyMatch(CertPathBuilderException.class::isInstance);
        return pathless ? new UntrustedChain(kindOf(sent), refused) : refused;
    }

    private static BackendFailure.Cause kindOf(X509Certificate[] sent) {
        if (sent.length == 1 && isSelfSigned(sent[0])) {
            return BackendFailure.Cause.CERTIFICATE_SELF_SIGNED;
        }
        return isSelfSigned(sent[sent.length - 1])
                ? BackendFailure.Cause.CERTIFICATE_UNTRUSTED
                : BackendFailure.Cause.CERTIFICATE_CHAIN_INCOMPLETE;
    }

    private static boolean isSelfSigned(X509Certificate certificate) {
        if (!certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
            return false;
        }
        try {
            certificate.verify(certificate.getPublicKey());
            return true;
        } catch (GeneralSecurityException _) {
            return false;
        }
    }
}
