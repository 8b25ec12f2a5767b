package io.apiworld.sandbox.tls;

import io.apiworld.sandbox.tls.Authority.Validity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.pem.PemContent;
import org.springframework.stereotype.Component;

/**
 * All certificates of the lab. The chain of a sound site: the site, an intermediate, and the lab's root, which clients are given
 * and which is not sent.
 */
@Component
final class Certificates {

    /** As long as browsers accept. */
    private static final Duration LIFE = Duration.ofDays(397);

    private static final Duration LONG_LIFE = Duration.ofDays(3650);

    /** The host that the certificate of one site is for; nobody owns it (RFC 6761, section 6.2). */
    static final String OTHER_HOST = "api.company.test";

    private final Clock clock;
    private final List<String> names;
    private final @Nullable X509Certificate platform;
    private final Authority root;
    private final Authority intermediate;
    private final Authority stranger;

    Certificates(TlsLab lab, Clock clock) {
        this.clock = clock;
        this.names = List.copyOf(new LinkedHashSet<>(List.of("localhost", lab.host(), "127.0.0.1")));
        var directory = lab.directory();
        root = directory == null ? Authority.root("TLS lab root", lasting()) : rootIn(directory);
        platform = directory == null ? null : certificateIn(directory.resolve("ca.pem"));
        intermediate = root.intermediate("TLS lab intermediate", lasting());
        stranger = Authority.root("A root that nobody trusts", lasting());
    }

    X509Certificate root() {
        return root.certificate();
    }

    /** Whose client certificates are accepted: the lab's, and those of the platform's services. */
    List<X509Certificate> authoritiesOfClients() {
        var authorities = new ArrayList<>(List.of(root.certificate()));
        if (platform != null) {
            authorities.add(platform);
        }
        return authorities;
    }

    List<X509Certificate> authoritiesOfOtherClients() {
        return List.of(stranger.certificate());
    }

    Identity sound() {
        return chained(intermediate.site("localhost", current(), names));
    }

    Identity expired() {
        return chained(intermediate.site("localhost", inDays(-400, -35), names));
    }

    Identity notYetValid() {
        return chained(intermediate.site("localhost", inDays(30, 427), names));
    }

    Identity selfSigned() {
        return Authority.selfSigned("localhost", current(), names);
    }

    Identity ofStranger() {
        return stranger.site("localhost", current(), names).sentWith(stranger.certificate());
    }

    /** Sound, were the intermediate sent with it. */
    Identity alone() {
        return intermediate.site("localhost", current(), names);
    }

    Identity forOtherHost() {
        return chained(intermediate.site(OTHER_HOST, current(), List.of(OTHER_HOST)));
    }

    Identity client(String name) {
        return chained(intermediate.client(name, current()));
    }

    private Identity chained(Identity leaf) {
        return leaf.sentWith(intermediate.certificate());
    }

    private Validity current() {
        return Validity.around(now(), LIFE);
    }

    private Validity lasting() {
        return Validity.around(now(), LONG_LIFE);
    }

    private Validity inDays(int from, int until) {
        return new Validity(now().plus(Duration.ofDays(from)), now().plus(Duration.ofDays(until)));
    }

    private Instant now() {
        return clock.instant();
    }

    private static Authority rootIn(Path directory) {
        try {
            var key = PemContent.load(directory.resolve("tls-lab-key.pem")).getPrivateKey();
            if (key == null) {
                throw new IllegalStateException("There is no private key in " + directory.resolve("tls-lab-key.pem"));
            }
            return new Authority(new Identity(key, List.of(certificateIn(directory.resolve("tls-lab.pem")))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static X509Certificate certificateIn(Path file) {
        try {
            return PemContent.load(file).getCertificates().getFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
