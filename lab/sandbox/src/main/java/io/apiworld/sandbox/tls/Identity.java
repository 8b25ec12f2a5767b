package io.apiworld.sandbox.tls;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/**
 * A key, and the chain that is sent with it.
 *
 * @param chain the own certificate first (RFC 8446, section 4.4.2)
 */
record Identity(PrivateKey key, List<X509Certificate> chain) {

    X509Certificate certificate() {
        return chain.getFirst();
    }

    /** The same certificate, sent with these behind it. */
    Identity sentWith(X509Certificate... issuers) {
        var sent = new ArrayList<>(List.of(certificate()));
        sent.addAll(List.of(issuers));
        return new Identity(key, List.copyOf(sent));
    }

    KeyManager[] managers() throws GeneralSecurityException {
        var store = Stores.empty();
        var noPassword = new char[0];
        store.setEntry(
                "site",
                new KeyStore.PrivateKeyEntry(key, chain.toArray(X509Certificate[]::new)),
                new KeyStore.PasswordProtection(noPassword));
        var factory = KeyManagerFactory.getInstance("PKIX");
        factory.init(store, noPassword);
        return factory.getKeyManagers();
    }

    String chainAsPem() throws GeneralSecurityException {
        var pem = new StringBuilder();
        for (var certificate : chain) {
            pem.append(Pem.of("CERTIFICATE", certificate.getEncoded()));
        }
        return pem.toString();
    }

    /** PKCS#8. */
    String keyAsPem() {
        return Pem.of("PRIVATE KEY", key.getEncoded());
    }

    @Override
    public String toString() {
        return "Identity of " + certificate().getSubjectX500Principal();
    }
}
