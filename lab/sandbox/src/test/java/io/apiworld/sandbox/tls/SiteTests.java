package io.apiworld.sandbox.tls;

import static io.apiworld.testsupport.TestTokens.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apiworld.sandbox.SandboxTest;
import io.apiworld.sandbox.tls.Authority.Validity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@SandboxTest
class SiteTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Sites sites;

    @Autowired
    Certificates certificates;

    @Test
    void aSoundSiteAnswersAClientThatTrustsTheLabsRoot() throws IOException {
        assertThat(client().get(port(Site.SOUND))).startsWith("HTTP/1.1 200 OK").contains("\"version\":\"TLSv1.3\"");
    }

    @ParameterizedTest
    @EnumSource(names = {"SOUND", "EXPIRED", "MISSING_INTERMEDIATE"})
    void nobodyTrustsTheLabByAccident(Site site) {
        assertThatThrownBy(() -> new Client(stranger()).get(port(site))).isInstanceOf(SSLException.class);
    }

    @Test
    void anExpiredCertificateIsToldApartFromAnUntrustedOne() {
        assertThatThrownBy(() -> client().get(port(Site.EXPIRED)))
                .isInstanceOf(SSLException.class)
                .hasRootCauseInstanceOf(CertificateExpiredException.class);
    }

    @Test
    void aCertificateOfTheFutureIsRefused() {
        assertThatThrownBy(() -> client().get(port(Site.NOT_YET_VALID)))
                .hasRootCauseInstanceOf(CertificateNotYetValidException.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"SELF_SIGNED", "UNTRUSTED_ROOT", "MISSING_INTERMEDIATE"})
    void whatNoChainLeadsFromIsNotTrusted(Site site) {
        assertThatThrownBy(() -> client().get(port(site))).hasRootCauseInstanceOf(CertPathBuilderException.class);
    }

    @Test
    void theMissingIntermediateIsAllThatIsMissing() throws IOException {
        var issuer = sites.certificate(Site.MISSING_INTERMEDIATE).orElseThrow().getIssuerX500Principal();
        var intermediate = certificates.sound().chain().getLast();

        assertThat(intermediate.getSubjectX500Principal()).isEqualTo(issuer);
        assertThat(new Client(certificates.root(), intermediate).get(port(Site.MISSING_INTERMEDIATE)))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void aCertificateForAnotherHostIsGoodForThatHostOnly() throws IOException {
        assertThatThrownBy(() -> client().askingFor("test.company.test").get(port(Site.WRONG_HOST)))
                .hasMessageContaining("No subject alternative DNS name matching test.company.test found");
        assertThat(client().askingFor("api.company.test").get(port(Site.WRONG_HOST)))
                .startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @CsvSource({"TLS10, TLSv1", "TLS11, TLSv1.1"})
    void anOldVersionIsRefusedByAModernClientAndTakenByAnOldOne(Site site, String version) throws IOException {
        assertThatThrownBy(() -> client().get(port(site))).hasMessageContaining("protocol_version");
        assertThat(client().speaking(version).get(port(site))).contains("\"version\":\"" + version + "\"");
    }

    @ParameterizedTest
    @CsvSource({"TLSv1", "TLSv1.1"})
    void anOldClientIsRefusedByAModernSite(String version) {
        assertThatThrownBy(() -> client().speaking(version).get(port(Site.SOUND)))
                .hasMessageContaining("protocol_version");
    }

    @ParameterizedTest
    @CsvSource({"TLSv1.3, certificate_required", "TLSv1.2, handshake_failure"})
    void mutualTlsRefusesAClientWithoutACertificate(String version, String alert) {
        assertThatThrownBy(() -> client().speaking(version).get(port(Site.MUTUAL)))
                .hasMessageContaining(alert);
    }

    @ParameterizedTest
    @CsvSource({"TLSv1.3", "TLSv1.2"})
    void mutualTlsRefusesAStrangersCertificate(String version) {
        var strangers = Authority.root("Stranger", lasting()).client("intruder", lasting());

        // A JSSE client holds it back, since the server names whom it trusts: to the server it has none.
        assertThatThrownBy(() -> client().with(strangers).speaking(version).get(port(Site.MUTUAL)))
                .isInstanceOf(SSLException.class)
                .hasMessageContaining("alert");
    }

    @Test
    void mutualTlsTakesTheRightCertificateAndKnowsWhoItIs() throws IOException {
        assertThat(client().with(certificates.client("learner")).get(port(Site.MUTUAL)))
                .startsWith("HTTP/1.1 200")
                .contains("CN=learner");
    }

    @Test
    void theThreeWaysOfInterferenceLookDifferent() {
        assertThatThrownBy(() -> client().get(port(Site.DROPPING))).isInstanceOf(SocketTimeoutException.class);
        assertThatThrownBy(() -> client().get(port(Site.REFUSING)))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("refused");
        assertThatThrownBy(() -> client().get(port(Site.INTERFERING)))
                .isInstanceOf(SocketException.class)
                .hasMessageContaining("reset");
    }

    @Test
    void aPortWithoutTlsIsNoTls() {
        assertThatThrownBy(() -> client().get(port(Site.PLAIN))).hasMessageContaining("Unsupported or unrecognized");
    }

    @Test
    void theExpiredSiteIsRenewedWhileItRuns() throws IOException {
        assertThat(mvc.post().uri("/sandbox/tls/sites/expired/renewal").header("Authorization", token().bearer()))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.renewed")
                .isEqualTo(true);
        assertThat(client().get(port(Site.EXPIRED))).startsWith("HTTP/1.1 200");

        assertThat(mvc.delete().uri("/sandbox/tls/sites/expired/renewal").header("Authorization", token().bearer()))
                .hasStatusOk();
        anExpiredCertificateIsToldApartFromAnUntrustedOne();
    }

    @Test
    void renewalNeedsSomebodyAndAnExpiredSite() {
        assertThat(mvc.post().uri("/sandbox/tls/sites/expired/renewal")).hasStatus(401);
        assertThat(mvc.post().uri("/sandbox/tls/sites/self-signed/renewal").header("Authorization", token().bearer()))
                .hasStatus(409);
        assertThat(mvc.post().uri("/sandbox/tls/sites/nowhere/renewal").header("Authorization", token().bearer()))
                .hasStatus(404);
    }

    @Test
    void theCatalogueSaysWhatIsWrongWhereAndWhatAClientSees() {
        var catalogue = mvc.get().uri("/sandbox/tls/sites").exchange();

        assertThat(catalogue).bodyJson().extractingPath("$.items").asArray().hasSize(Site.values().length);
        assertThat(catalogue).bodyJson().extractingPath("$.items[1].name").isEqualTo("expired");
        assertThat(catalogue)
                .bodyJson()
                .extractingPath("$.items[1].address")
                .isEqualTo("https://localhost:" + port(Site.EXPIRED));
        assertThat(catalogue)
                .bodyJson()
                .extractingPath("$.items[1].gateway.problem")
                .isEqualTo("backend-certificate-expired");
    }

    @ParameterizedTest
    @EnumSource(
            names = {"SOUND", "MUTUAL", "GARBAGE", "CUT_OFF"},
            mode = EnumSource.Mode.EXCLUDE)
    void whatTheCatalogueSaysOfJavaIsWhatJavaSays(Site site) {
        assertThatThrownBy(() -> asked(site).get(port(site)))
                .satisfies(failure -> assertThat(inAll(failure)).containsIgnoringCase(site.java()));
    }

    /** Their TLS is sound, so that only a client that also speaks HTTP has something against them. */
    @ParameterizedTest
    @EnumSource(names = {"GARBAGE", "CUT_OFF"})
    void whatComesThroughSoundTlsMayStillBeNoAnswer(Site site) throws Exception {
        try (var http = HttpClient.newBuilder().sslContext(client().context()).build()) {
            var request = HttpRequest.newBuilder(URI.create("https://localhost:" + port(site)))
                    .build();

            assertThatThrownBy(() -> http.send(request, BodyHandlers.ofString()))
                    .isInstanceOf(IOException.class)
                    .satisfies(failure -> assertThat(inAll(failure)).containsIgnoringCase(site.java()));
        }
    }

    @Test
    void theRootCanBeFetchedAndSignsTheChain() throws Exception {
        var pem =
                mvc.get().uri("/sandbox/tls/root.pem").exchange().getResponse().getContentAsByteArray();
        var root = (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));

        assertThat(new Client(root).get(port(Site.SOUND))).startsWith("HTTP/1.1 200");
    }

    @Test
    void aClientCertificateIsMadeForWhoIsSignedIn() {
        assertThat(mvc.post().uri("/sandbox/tls/client-certificates")).hasStatus(401);
        assertThat(mvc.post().uri("/sandbox/tls/client-certificates").header("Authorization", token().bearer()))
                .hasStatus(201)
                .bodyText()
                .contains("BEGIN CERTIFICATE", "BEGIN PRIVATE KEY");
    }

    private Client client() {
        return new Client(certificates.root());
    }

    private Client asked(Site site) {
        return site == Site.WRONG_HOST ? client().askingFor("test.company.test") : client();
    }

    private int port(Site site) {
        return sites.port(site);
    }

    private static X509Certificate stranger() {
        return Authority.root("Somebody else", lasting()).certificate();
    }

    private static Validity lasting() {
        return Validity.around(Instant.EPOCH.plus(20_000, ChronoUnit.DAYS), Duration.ofDays(10_000));
    }

    private static String inAll(Throwable failure) {
        var all = new StringBuilder();
        for (var link = failure; link != null; link = link.getCause()) {
            all.append(link.getClass().getSimpleName())
                    .append(": ")
                    .append(link.getMessage())
                    .append('\n');
        }
        return all.toString();
    }
}
