package io.apiworld.launcher.tls;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The certificates in one directory; made when missing, renewed in time, else left alone. */
public final class Certificates {

    public static final List<String> PARTS = List.of(
            "gateway",
            "auth-server",
            "crm-service",
            "chat-service",
            "webhook-dispatcher",
            "lab",
            "sandbox",
            "postgres",
            "valkey");

    /** The root of the TLS lab, whose key the sandbox has. It signs broken certificates too, so no service trusts it but for the lab's sites. */
    private static final String TLS_LAB = "tls-lab";

    private static final Duration RENEWED_BEFORE = Duration.ofDays(30);

    private final Path directory;
    private final Clock clock;

    public Certificates(Path directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /** @param names more DNS names for single parts */
    public void make(Map<String, List<String>> names) {
        var authority = authority("ca", "API World local CA", 0);
        PARTS.forEach(part -> ensure(authority, part, Names.of(part, names.getOrDefault(part, List.of()))));
        authority(TLS_LAB, "TLS lab root", 1);
    }

    /** Gives these parts new keys and new certificates, for the names that they have. */
    public void renew(List<String> parts) {
        var authority = authority("ca", "API World local CA", 0);
        for (var part : parts) {
            var pem = new Pem(directory, part);
            var names = pem.read()
                    .map(identity -> Names.in(identity.certificate()))
                    .orElseGet(() -> Names.of(part, List.of()));
            pem.write(authority.issue(part, names, now()));
        }
    }

    /** Whether the part's own address shows, to whoever connects now, the certificate that is in its file. */
    public boolean isShown(String part, URI address) {
        return new Pem(directory, part)
                .read()
                .flatMap(identity ->
                        Trust.certificateShown(authorityFile(), address).map(identity.certificate()::equals))
                .orElse(false);
    }

    public Path authorityFile() {
        return new Pem(directory, "ca").certificateFile();
    }

    private CertificateAuthority authority(String file, String title, int depth) {
        var pem = new Pem(directory, file);
        var known = pem.read().filter(this::lastsLongEnough);
        if (known.isPresent()) {
            return new CertificateAuthority(known.get());
        }
        var made = CertificateAuthority.made(title, depth, now());
        pem.write(made.identity());
        return made;
    }

    private void ensure(CertificateAuthority authority, String part, Names names) {
        var pem = new Pem(directory, part);
        var good = pem.read()
                .filter(this::lastsLongEnough)
                .filter(authority::signed)
                .filter(leaf -> names.areIn(leaf.certificate()))
                .isPresent();
        if (!good) {
            pem.write(authority.issue(part, names, now()));
        }
    }

    private boolean lastsLongEnough(Identity identity) {
        var until = identity.certificate().getNotAfter().toInstant();
        return now().plus(RENEWED_BEFORE).isBefore(until);
    }

    private Instant now() {
        return clock.instant();
    }
}
