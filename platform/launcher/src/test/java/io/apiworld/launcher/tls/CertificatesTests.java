package io.apiworld.launcher.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.testsupport.AdjustableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class CertificatesTests {

    static final List<String> PARTS = Certificates.PARTS;

    @TempDir
    Path directory;

    final AdjustableClock clock = new AdjustableClock(Instant.parse("2026-11-24T10:00:00Z"));

    @ParameterizedTest
    @FieldSource("PARTS")
    void everyCertificateIsSignedByTheAuthority(String part) throws Exception {
        make();

        var path = CertificateFactory.getInstance("X.509").generateCertPath(List.of(certificate(part)));
        var trusted = new PKIXParameters(Set.of(new TrustAnchor(certificate("ca"), null)));
        trusted.setRevocationEnabled(false);
        trusted.setDate(Date.from(clock.instant()));
        assertThat(CertPathValidator.getInstance("PKIX").validate(path, trusted))
                .isNotNull();
    }

    @Test
    void aCertificateVouchesForTheLoopbackAddressesAndThePartsName() throws Exception {
        make();

        assertThat(names("crm-service")).containsOnly("localhost", "crm-service", "127.0.0.1", "0:0:0:0:0:0:0:1");
    }

    @Test
    void aCertificateIsGoodForServersAndClientsButNotForSigning() throws Exception {
        make();

        assertThat(certificate("gateway").getExtendedKeyUsage()).containsOnly("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2");
        assertThat(certificate("gateway").getBasicConstraints()).isEqualTo(-1);
        assertThat(certificate("ca").getBasicConstraints()).isZero();
    }

    @Test
    void certificatesLastAsLongAsBrowsersAccept() throws Exception {
        make();

        assertThat(life("gateway")).isEqualTo(Duration.ofDays(397));
        assertThat(life("ca")).isEqualTo(Duration.ofDays(3650));
    }

    @Test
    void keysCanBeReadByTheirOwnerOnlyAndCertificatesByEveryone() throws IOException {
        make();

        assertThat(permissions("gateway-key.pem")).isEqualTo("rw-------");
        assertThat(permissions("ca-key.pem")).isEqualTo("rw-------");
        assertThat(permissions("ca.pem")).endsWith("r--");
    }

    @Test
    void whatIsGoodIsLeftAlone() throws IOException {
        make();
        var before = everything();

        clock.advanceBy(Duration.ofDays(366));
        make();

        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void aCertificateIsRenewedByTheSameAuthorityWhenLessThanThirtyDaysAreLeft() throws Exception {
        make();
        var authority = certificate("ca");
        var before = certificate("lab");

        clock.advanceBy(Duration.ofDays(368));
        make();

        assertThat(certificate("lab").getSerialNumber()).isNotEqualTo(before.getSerialNumber());
        assertThat(certificate("ca")).isEqualTo(authority);
    }

    @Test
    void aNewAuthoritySignsAllAnew() throws Exception {
        make();
        var before = certificate("lab");
        Files.delete(directory.resolve("ca-key.pem"));

        make();

        assertThat(certificate("lab")).isNotEqualTo(before);
        everyCertificateIsSignedByTheAuthority("lab");
    }

    @Test
    void aFurtherNameMakesANewCertificateForThatPartOnly() throws Exception {
        make();
        var other = certificate("lab");

        new Certificates(directory, clock).make(Map.of("gateway", List.of("api.example")));

        assertThat(names("gateway")).contains("api.example", "localhost");
        assertThat(certificate("lab")).isEqualTo(other);
    }

    @Test
    void aBrokenFileIsReplaced() throws Exception {
        make();
        Files.writeString(directory.resolve("sandbox.pem"), "not a certificate");

        make();

        everyCertificateIsSignedByTheAuthority("sandbox");
    }

    @Test
    void renewalMakesANewKeyAndKeepsTheNamesAndTheAuthority() throws Exception {
        new Certificates(directory, clock).make(Map.of("gateway", List.of("api.example")));
        var before = certificate("gateway");
        var other = certificate("lab");

        new Certificates(directory, clock).renew(List.of("gateway"));

        assertThat(certificate("gateway").getPublicKey()).isNotEqualTo(before.getPublicKey());
        assertThat(names("gateway")).contains("api.example", "localhost", "127.0.0.1");
        assertThat(certificate("lab")).isEqualTo(other);
        everyCertificateIsSignedByTheAuthority("gateway");
    }

    @Test
    void whatIsShownIsToldByAHandshakeOfNow() throws Exception {
        make();
        var certificates = new Certificates(directory, clock);
        try (var server = new OneShotServer(new Pem(directory, "lab").read().orElseThrow())) {
            assertThat(certificates.isShown("lab", server.address())).isTrue();

            certificates.renew(List.of("lab"));
            assertThat(certificates.isShown("lab", server.address())).isFalse();

            server.show(new Pem(directory, "lab").read().orElseThrow());
            assertThat(certificates.isShown("lab", server.address())).isTrue();
        }
    }

    @Test
    void theLabsRootSignsForNoPartOfThePlatform() throws Exception {
        make();

        assertThat(certificate("tls-lab").getBasicConstraints()).isEqualTo(1);
        assertThat(certificate("tls-lab").getIssuerX500Principal())
                .isNotEqualTo(certificate("ca").getSubjectX500Principal());
        assertThat(permissions("tls-lab-key.pem")).isEqualTo("rw-------");
    }

    private void make() {
        new Certificates(directory, clock).make(Map.of());
    }

    private X509Certificate certificate(String part) throws Exception {
        return Pem.certificate(directory.resolve(part + ".pem"));
    }

    private List<String> names(String part) throws Exception {
        return certificate(part).getSubjectAlternativeNames().stream()
                .map(name -> (String) name.get(1))
                .toList();
    }

    private Duration life(String part) throws Exception {
        var certificate = certificate(part);
        return Duration.between(
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant());
    }

    private String permissions(String file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(file)));
    }

    private Map<Path, String> everything() throws IOException {
        try (var files = Files.list(directory)) {
            return files.collect(java.util.stream.Collectors.toMap(file -> file, CertificatesTests::text));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
