package io.apiworld.launcher.tls;

import io.apiworld.launcher.secret.PrivateFiles;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

/** An identity as two files: {@code <name>.pem}, which anyone may read, and {@code <name>-key.pem} (PKCS#8), which only the owner may. */
record Pem(Path directory, String name) {

    /** Empty when a file is missing or cannot be read as what it should be. */
    Optional<Identity> read() {
        try {
            return Optional.of(new Identity(certificate(certificateFile()), key()));
        } catch (IOException | CertificateException | ClassCastException missingOrBroken) {
            return Optional.empty();
        }
    }

    void write(Identity identity) {
        try {
            Files.createDirectories(directory);
            PrivateFiles.write(keyFile(), text("PRIVATE KEY", identity.key().getEncoded()));
            var draft = directory.resolve("." + name + ".pem.new");
            Files.writeString(draft, text("CERTIFICATE", identity.certificate().getEncoded()));
            Files.move(draft, certificateFile(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not write to " + directory, e);
        } catch (CertificateException e) {
            throw new IllegalStateException(e);
        }
    }

    Path certificateFile() {
        return directory.resolve(name + ".pem");
    }

    Path keyFile() {
        return directory.resolve(name + "-key.pem");
    }

    static X509Certificate certificate(Path file) throws IOException, CertificateException {
        try (var in = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    private java.security.PrivateKey key() throws IOException {
        try (var parser = new PEMParser(new StringReader(Files.readString(keyFile())))) {
            return new JcaPEMKeyConverter().getPrivateKey((PrivateKeyInfo) parser.readObject());
        }
    }

    private static String text(String type, byte[] content) throws IOException {
        var text = new StringWriter();
        try (var writer = new PemWriter(text)) {
            writer.writeObject(new PemObject(type, content));
        }
        return text.toString();
    }
}
