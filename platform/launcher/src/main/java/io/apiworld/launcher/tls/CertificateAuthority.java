package io.apiworld.launcher.tls;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Signs the certificates of one world (EC P-256, SHA-256). */
record CertificateAuthority(Identity identity) {

    private static final Duration OWN_LIFE = Duration.ofDays(3650);

    /** The longest that browsers accept. */
    static final Duration LEAF_LIFE = Duration.ofDays(397);

    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * @param title of its name, to which a number is added: browsers tell authorities apart by name, and a reset makes a new one
     * @param depth how many further authorities may stand below it
     */
    static CertificateAuthority made(String title, int depth, Instant now) {
        var keys = keys();
        var name = new X500Principal("CN=%s %08x,O=API World".formatted(title, RANDOM.nextInt()));
        try {
            var certificate = builder(name, name, keys, now, OWN_LIFE);
            var ids = new JcaX509ExtensionUtils();
            add(certificate, Extension.basicConstraints, true, new BasicConstraints(depth));
            add(certificate, Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            add(certificate, Extension.subjectKeyIdentifier, false, ids.createSubjectKeyIdentifier(keys.getPublic()));
            return new CertificateAuthority(signed(certificate, keys, keys));
        } catch (GeneralSecurityException | OperatorCreationException | CertIOException e) {
            throw new IllegalStateException(e);
        }
    }

    Identity issue(String part, Names names, Instant now) {
        var keys = keys();
        var issuer = identity.certificate();
        try {
            var subject = new X500Principal("CN=" + part + ",O=API World");
            var certificate = builder(issuer.getSubjectX500Principal(), subject, keys, now, LEAF_LIFE);
            var ids = new JcaX509ExtensionUtils();
            add(certificate, Extension.basicConstraints, true, new BasicConstraints(false));
            add(certificate, Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            add(certificate, Extension.extendedKeyUsage, false, serverAndClient());
            add(certificate, Extension.subjectAlternativeName, false, names.general());
            add(certificate, Extension.subjectKeyIdentifier, false, ids.createSubjectKeyIdentifier(keys.getPublic()));
            add(certificate, Extension.authorityKeyIdentifier, false, ids.createAuthorityKeyIdentifier(issuer));
            return signed(certificate, keys, new KeyPair(issuer.getPublicKey(), identity.key()));
        } catch (GeneralSecurityException | OperatorCreationException | CertIOException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean signed(Identity leaf) {
        try {
            leaf.certificate().verify(identity.certificate().getPublicKey());
            return true;
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    private static ExtendedKeyUsage serverAndClient() {
        return new ExtendedKeyUsage(new KeyPurposeId[] {KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth});
    }

    private static JcaX509v3CertificateBuilder builder(
            X500Principal issuer, X500Principal subject, KeyPair keys, Instant now, Duration life) {
        // Clocks of containers and of the host may differ a little.
        var from = now.minus(Duration.ofMinutes(5));
        return new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(127, RANDOM),
                Date.from(from),
                Date.from(from.plus(life)),
                subject,
                keys.getPublic());
    }

    private static void add(
            JcaX509v3CertificateBuilder builder, ASN1ObjectIdentifier extension, boolean critical, ASN1Encodable value)
            throws CertIOException {
        builder.addExtension(extension, critical, value);
    }

    private static Identity signed(JcaX509v3CertificateBuilder builder, KeyPair subject, KeyPair issuer)
            throws OperatorCreationException, GeneralSecurityException {
        var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(issuer.getPrivate());
        return new Identity(
                new JcaX509CertificateConverter().getCertificate(builder.build(signer)), subject.getPrivate());
    }

    private static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
