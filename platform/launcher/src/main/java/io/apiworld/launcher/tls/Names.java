package io.apiworld.launcher.tls;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/** What a certificate vouches for: the loopback addresses, the part's own name, and whatever is added. */
record Names(Set<String> dns, Set<String> addresses) {

    private static final List<String> LOOPBACK = List.of("127.0.0.1", "0:0:0:0:0:0:0:1");

    static Names of(String part, List<String> more) {
        var dns = new LinkedHashSet<>(List.of("localhost", part));
        dns.addAll(more);
        return new Names(dns, new LinkedHashSet<>(LOOPBACK));
    }

    /** The names that a certificate has. */
    static Names in(X509Certificate certificate) {
        var dns = new LinkedHashSet<String>();
        var addresses = new LinkedHashSet<String>();
        try {
            var alternatives = certificate.getSubjectAlternativeNames();
            if (alternatives != null) {
                for (var name : alternatives) {
                    var kind = (Integer) name.get(0);
                    (kind == GeneralName.iPAddress ? addresses : dns).add(String.valueOf(name.get(1)));
                }
            }
            return new Names(dns, addresses);
        } catch (CertificateParsingException e) {
            throw new IllegalArgumentException("A certificate whose names cannot be read", e);
        }
    }

    boolean areIn(X509Certificate certificate) {
        try {
            var present = new TreeSet<String>();
            var alternatives = certificate.getSubjectAlternativeNames();
            if (alternatives != null) {
                alternatives.forEach(name -> present.add(String.valueOf(name.get(1))));
            }
            return present.containsAll(dns) && present.containsAll(addresses);
        } catch (CertificateParsingException _) {
            return false;
        }
    }

    GeneralNames general() {
        var names = new java.util.ArrayList<GeneralName>();
        dns.forEach(name -> names.add(new GeneralName(GeneralName.dNSName, name)));
        addresses.forEach(address -> names.add(new GeneralName(GeneralName.iPAddress, address)));
        return new GeneralNames(names.toArray(GeneralName[]::new));
    }
}
