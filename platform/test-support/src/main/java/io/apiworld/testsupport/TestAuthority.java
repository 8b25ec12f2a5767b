package io.apiworld.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority that signs certificates for tests of TLS, good ones and bad. */
public final class TestAuthority {

    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * A key, and the certificates that are sent with it.
     *
     * @param chain the own one first
     */
    public record Identity(PrivateKey key, List<X509Certificate> chain) {

        /** The same certificate, sent with these behind it. */
        public Identity sentWith(X509Certificate... issuers) {
            var sent = new ArrayList<>(List.of(chain.getFirst()));
            sent.addAll(List.of(issuers));
            return new Identity(key, List.copyOf(sent));
        }

        /** For a server or a client that is this, and trusts these. */
        public SSLContext context(X509Certificate... trusted) {
            try {
                var store = emptyStore();
                store.setKeyEntry("it", key, new char[0], chain.toArray(X509Certificate[]::new));
                var keys = KeyManagerFactory.getInstance("PKIX");
                keys.init(store, new char[0]);
                var context = SSLContext.getInstance("TLS");
                context.init(keys.getKeyManagers(), trusting(trusted).getTrustManagers(), null);
                return context;
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        /** {@code <name>.pem} and {@code <name>-key.pem}, each there in full or not at all. */
        public void writeTo(Path directory, String name) {
            write(directory.resolve(name + "-key.pem"), pem("PRIVATE KEY", key.getEncoded()));
            var certificates = new StringBuilder();
            for (var certificate : chain) {
                certificates.append(pem(certificate));
            }
            write(directory.resolve(name + ".pem"), certificates.toString());
        }

        @Override
        public String toString() {
            return String.valueOf(chain.getFirst().getSubjectX500Principal());
        }
    }

    private final X500Principal name;
    private final KeyPair keys;
    private final X509Certificate certificate;

    private TestAuthority(X500Principal name, KeyPair keys, X509Certificate certificate) {
        this.name = name;
        this.keys = keys;
        this.certificate = certificate;
    }

    /** A root. */
    public static TestAuthority named(String name) {
        var self = new X500Principal("CN=" + name);
        var keys = keys();
        return new TestAuthority(self, keys, signed(self, keys, self, keys, past(), future(), true));
    }

    /** An intermediate, signed by this one. */
    public TestAuthority below(String intermediate) {
        var subject = new X500Principal("CN=" + intermediate);
        var own = keys();
        return new TestAuthority(subject, own, signed(name, keys, subject, own, past(), future(), true));
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /** Valid now, for {@code localhost} unless other names are given. */
    public Identity issue(String subject, String... names) {
        return issue(subject, past(), future(), names);
    }

    public Identity issue(String subject, Instant from, Instant until, String... names) {
        var own = keys();
        var made = signed(name, keys, new X500Principal("CN=" + subject), own, from, until, false, names);
        return new Identity(own.getPrivate(), List.of(made));
    }

    /** One that signed itself. */
    public static Identity selfSigned(String subject) {
        var own = keys();
        var self = new X500Principal("CN=" + subject);
        return new Identity(own.getPrivate(), List.of(signed(self, own, self, own, past(), future(), false)));
    }

    /** For a client that trusts these, and shows nothing. */
    public static SSLContext clientTrusting(X509Certificate... trusted) {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, trusting(trusted).getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public void writeTo(Path file) {
        write(file, pem(certificate));
    }

    private static X509Certificate signed(
            X500Principal issuer,
            KeyPair issuerKeys,
            X500Principal subject,
            KeyPair keys,
            Instant from,
            Instant until,
            boolean authority,
            String... names) {
        try {
            var builder = new JcaX509v3CertificateBuilder(
                    issuer, new BigInteger(127, RANDOM), Date.from(from), Date.from(until), subject, keys.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            if (!authority) {
                builder.addExtension(Extension.subjectAlternativeName, false, alternatives(names));
            }
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(issuerKeys.getPrivate());
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (GeneralSecurityException | OperatorCreationException | CertIOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static GeneralNames alternatives(String... names) {
        var wanted = names.length == 0 ? new String[] {"localhost"} : names;
        var general = new GeneralName[wanted.length];
        for (int i = 0; i < wanted.length; i++) {
            general[i] = new GeneralName(GeneralName.dNSName, wanted[i]);
        }
        return new GeneralNames(general);
    }

    private static TrustManagerFactory trusting(X509Certificate... trusted) throws GeneralSecurityException {
        var store = emptyStore();
        for (int i = 0; i < trusted.length; i++) {
            store.setCertificateEntry("trusted-" + i, trusted[i]);
        }
        var factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(store);
        return factory;
    }

    private static KeyStore emptyStore() throws GeneralSecurityException {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            return store;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256, RANDOM);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            var draft = Files.writeString(file.resolveSibling("." + file.getFileName() + ".new"), text);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String pem(X509Certificate certificate) {
        try {
            return pem("CERTIFICATE", certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(String label, byte[] content) {
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN " + label + "-----\n" + lines + "\n-----END " + label + "-----\n";
    }

    // Real time: the clock of a handshake is the machine's.
    private static Instant past() {
        return new Date().toInstant().minus(Duration.ofDays(1));
    }

    private static Instant future() {
        return new Date().toInstant().plus(Duration.ofDays(30));
    }
}
