package io.apiworld.lab.tls;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;

/**
 * A certificate, as a reader wants to see it (RFC 5280, section 4.1).
 *
 * @param alternativeNames for which hosts it is good; the subject's own name counts for nothing (RFC 9110, section 4.3.4)
 * @param inTime whether it is valid on this day
 * @param authority whether it may sign others
 */
record ShownCertificate(
        String subject,
        List<String> alternativeNames,
        String issuer,
        Instant notBefore,
        Instant notAfter,
        boolean inTime,
        String key,
        String signature,
        String serial,
        String sha256,
        boolean authority,
        boolean selfIssued) {

    static ShownCertificate of(X509Certificate certificate, Instant now) {
        var from = certificate.getNotBefore();
        var until = certificate.getNotAfter();
        var today = Date.from(now);
        return new ShownCertificate(
                certificate.getSubjectX500Principal().getName(),
                namesOf(certificate),
                certificate.getIssuerX500Principal().getName(),
                from.toInstant(),
                until.toInstant(),
                !today.before(from) && !today.after(until),
                keyOf(certificate.getPublicKey()),
                certificate.getSigAlgName(),
                certificate.getSerialNumber().toString(16),
                fingerprint(certificate),
                certificate.getBasicConstraints() >= 0,
                certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal()));
    }

    private static List<String> namesOf(X509Certificate certificate) {
        try {
            var names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? List.of()
                    : names.stream().map(name -> String.valueOf(name.get(1))).toList();
        } catch (CertificateParsingException e) {
            return List.of();
        }
    }

    private static String keyOf(PublicKey key) {
        return switch (key) {
            case ECPublicKey ec -> "EC, " + ec.getParams().getOrder().bitLength() + " bits";
            case RSAPublicKey rsa -> "RSA, " + rsa.getModulus().bitLength() + " bits";
            default -> key.getAlgorithm();
        };
    }

    private static String fingerprint(X509Certificate certificate) {
        try {
            return HexFormat.ofDelimiter(":")
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
