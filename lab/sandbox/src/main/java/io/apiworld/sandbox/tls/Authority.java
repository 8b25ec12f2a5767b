package io.apiworld.sandbox.tls;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Signs certificates (EC P-256 with SHA-256, RFC 5280), also such as no authority in its right mind would. */
final class Authority {

    /** From when to when. */
    record Validity(Instant from, Instant until) {

        private static final Duration SKEW = Duration.ofDays(1);

        static Validity around(Instant now, Duration ahead) {
            return new Validity(now.minus(SKEW), now.plus(ahead));
        }
    }

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Identity identity;

    Authority(Identity identity) {
        this.identity = identity;
    }

    X509Certificate certificate() {
        return identity.certificate();
    }

    /** A root: it signs itself. */
    static Authority root(String name, Validity validity) {
        var keys = keys();
        var self = subject(name);
        var made = sign(self, keys.getPrivate(), keys.getPublic(), self, keys.getPublic(), validity, Kind.AUTHORITY);
        return new Authority(new Identity(keys.getPrivate(), List.of(made)));
    }

    Authority intermediate(String name, Validity validity) {
        return new Authority(signed(name, validity, Kind.AUTHORITY));
    }

    Identity site(String name, Validity validity, List<String> names) {
        return signed(name, validity, Kind.SERVER, names.toArray(String[]::new));
    }

    Identity client(String name, Validity validity) {
        return signed(name, validity, Kind.CLIENT);
    }

    /** A site that signs for itself, as a developer does who has no authority. */
    static Identity selfSigned(String name, Validity validity, List<String> names) {
        var keys = keys();
        var self = subject(name);
        var made = sign(
                self,
                keys.getPrivate(),
                keys.getPublic(),
                self,
                keys.getPublic(),
                validity,
                Kind.SERVER,
                names.toArray(String[]::new));
        return new Identity(keys.getPrivate(), List.of(made));
    }

    private Identity signed(String name, Validity validity, Kind kind, String... names) {
        var keys = keys();
        var issuer = identity.certificate();
        var made = sign(
                issuer.getSubjectX500Principal(),
                identity.key(),
                issuer.getPublicKey(),
                subject(name),
                keys.getPublic(),
                validity,
                kind,
                names);
        return new Identity(keys.getPrivate(), List.of(made));
    }

    private enum Kind {
        AUTHORITY,
        SERVER,
        CLIENT
    }

    private static X509Certificate sign(
            X500Principal issuer,
            PrivateKey issuerKey,
            PublicKey issuerPublic,
            X500Principal subject,
            PublicKey key,
            Validity validity,
            Kind kind,
            String... names) {
        try {
            var ids = new JcaX509ExtensionUtils();
            var builder = new JcaX509v3CertificateBuilder(
                    issuer,
                    new BigInteger(127, RANDOM),
                    Date.from(validity.from()),
                    Date.from(validity.until()),
                    subject,
                    key);
            builder.addExtension(Extension.subjectKeyIdentifier, false, ids.createSubjectKeyIdentifier(key));
            builder.addExtension(
                    Extension.authorityKeyIdentifier, false, ids.createAuthorityKeyIdentifier(issuerPublic));
            purpose(builder, kind);
            if (names.length > 0) {
                builder.addExtension(Extension.subjectAlternativeName, false, alternatives(names));
            }
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(issuerKey);
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (GeneralSecurityException | OperatorCreationException | CertIOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void purpose(JcaX509v3CertificateBuilder builder, Kind kind) throws CertIOException {
        var isAuthority = kind == Kind.AUTHORITY;
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(isAuthority));
        builder.addExtension(
                Extension.keyUsage,
                true,
                new KeyUsage(isAuthority ? KeyUsage.keyCertSign | KeyUsage.cRLSign : KeyUsage.digitalSignature));
        if (!isAuthority) {
            var purpose = kind == Kind.SERVER ? KeyPurposeId.id_kp_serverAuth : KeyPurposeId.id_kp_clientAuth;
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
        }
    }

    private static GeneralNames alternatives(String... names) {
        var general = new GeneralName[names.length];
        for (int i = 0; i < names.length; i++) {
            var type = names[i].matches("[0-9.]+") ? GeneralName.iPAddress : GeneralName.dNSName;
            general[i] = new GeneralName(type, names[i]);
        }
        return new GeneralNames(general);
    }

    private static X500Principal subject(String name) {
        return new X500Principal("CN=" + name + ",O=API World TLS lab");
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
