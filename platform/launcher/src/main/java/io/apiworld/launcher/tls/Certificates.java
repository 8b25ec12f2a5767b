package io.apiworld.launcher.tls;

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

    private static final Duration RENEWED_BEFORE = Duration.ofDays(30);

    private final Path directory;
    private final Clock clock;

    public Certificates(Path directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /** @param names more DNS names for single parts */
    public void make(Map<String, List<String>> names) {
        var authority = authority();
        PARTS.forEach(part -> ensure(authority, part, Names.of(part, names.getOrDefault(part, List.of()))));
    }

    public Path authorityFile() {
        return new Pem(directory, "ca").certificateFile();
    }

    private CertificateAuthority authority() {
        var pem = new Pem(directory, "ca");
        var known = pem.read().filter(this::lastsLongEnough);
        if (known.isPresent()) {
            return new CertificateAuthority(known.get());
        }
        var made = CertificateAuthority.made(now());
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
