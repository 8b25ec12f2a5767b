package io.apiworld.system;

import static io.apiworld.system.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS as other people's programs see it: sslscan and OpenSSL on the public port, curl on each site of the lab. */
@ExtendWith(WorldExtension.class)
class TlsTests {

    private static final Pattern PROTOCOL =
            Pattern.compile("<protocol type=\"(ssl|tls)\" version=\"([0-9.]+)\" enabled=\"1\"");
    private static final Pattern CIPHER =
            Pattern.compile("<cipher status=\"[a-z]+\" sslversion=\"([^\"]+)\" bits=\"(\\d+)\""
                    + " cipher=\"([^\"]+)\" id=\"[^\"]*\" strength=\"([a-z]+)\"");

    @Test
    @RequiresTool("sslscan")
    void thePublicPortSpeaksTls12And13AndNothingElse(RunningWorld world) {
        var scan = CommandLine.run("sslscan", "--xml=-", "localhost:" + world.httpsPort())
                .output();

        assertThat(PROTOCOL.matcher(scan).results().map(found -> found.group(1) + found.group(2)))
                .containsExactlyInAnyOrder("tls1.2", "tls1.3");
    }

    /** RFC 9325, section 4.2: forward secrecy, authenticated encryption where there is a choice, nothing below 128 bits. */
    @Test
    @RequiresTool("sslscan")
    void thePublicPortTakesNoWeakCipher(RunningWorld world) {
        var scan = CommandLine.run("sslscan", "--xml=-", "localhost:" + world.httpsPort())
                .output();

        assertThat(CIPHER.matcher(scan).results().toList()).isNotEmpty().allSatisfy(cipher -> {
            assertThat(Integer.parseInt(cipher.group(2))).isGreaterThanOrEqualTo(128);
            assertThat(cipher.group(3)).matches("TLS_.*|ECDHE-.*").doesNotContainPattern("RC4|3DES|DES-|NULL|EXP|MD5");
            assertThat(cipher.group(4)).isIn("strong", "acceptable");
        });
    }

    /** The negative control: the same scan sees what is weak where it is. */
    @Test
    @RequiresTool("sslscan")
    void theScanSeesAnOldVersionWhereThereIsOne(RunningWorld world) {
        var scan = CommandLine.run("sslscan", "--xml=-", "localhost:" + world.tlsSite(7))
                .output();

        assertThat(PROTOCOL.matcher(scan).results().map(found -> found.group(1) + found.group(2)))
                .containsExactly("tls1.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-tls1", "-tls1_1"})
    @RequiresTool("openssl")
    void anOldClientGetsNoHandshakeWithThePublicPort(String version, RunningWorld world) {
        var client = CommandLine.run(
                "openssl",
                "s_client",
                "-connect",
                "localhost:" + world.httpsPort(),
                version,
                "-cipher",
                "ALL:@SECLEVEL=0");

        assertThat(client.output()).contains("alert protocol version", "Cipher is (NONE)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1  | 60 | certificate has expired",
                "2  | 60 | certificate is not yet valid",
                "3  | 60 | self-signed certificate",
                "4  | 60 | self-signed certificate in certificate chain",
                "5  | 60 | unable to get local issuer certificate",
                "6  | 60 | no alternative certificate subject name matches target",
                "7  | 35 | alert protocol version",
                "8  | 35 | alert protocol version",
                "9  | 56 | alert certificate required",
                "10 | 28 | timed out",
                "11 | 7  | Failed to connect",
                "12 | 35 | reset by peer",
                "13 | 35 | wrong version number",
                "14 | 56 | alert certificate required",
                "15 | 1  | Received HTTP/0.9 when not allowed"
            })
    @RequiresTool("curl")
    void eachBrokenSiteGivesCurlAnErrorOfItsOwn(int site, int exitStatus, String message, RunningWorld world) {
        var curl = curl(world, "--tlsv1.2", "https://localhost:" + world.tlsSite(site));

        // curl 7 writes "self signed", later ones "self-signed".
        assertThat(curl.output().replace("self signed", "self-signed")).containsIgnoringCase(message);
        assertThat(curl.exitStatus()).isEqualTo(exitStatus);
    }

    @Test
    @RequiresTool("curl")
    void theSoundSiteAnswersCurl(RunningWorld world) {
        assertThat(curl(world, "https://localhost:" + world.tlsSite(0)).output())
                .contains("\"version\":\"TLSv1.3\"");
    }

    /** The guide's case: a certificate for api.company.test, asked for as test.company.test. */
    @Test
    @RequiresTool("curl")
    void aCertificateIsGoodForItsOwnHostOnly(RunningWorld world) {
        var port = world.tlsSite(6);

        assertThat(named(world, "test.company.test", port).output()).contains("test.company.test");
        assertThat(named(world, "test.company.test", port).exitStatus()).isEqualTo(60);
        assertThat(named(world, "api.company.test", port).exitStatus()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"7, 1.0, TLSv1", "8, 1.1, TLSv1.1"})
    @RequiresTool("curl")
    void anOldSiteAnswersAClientThatIsToldToLowerItsGuard(int site, String version, String spoken, RunningWorld world) {
        var lowered = curl(
                world,
                "--tlsv" + version,
                "--tls-max",
                version,
                "--ciphers",
                "DEFAULT@SECLEVEL=0",
                "https://localhost:" + world.tlsSite(site));

        assertThat(lowered.output()).contains("\"version\":\"" + spoken + "\"");
    }

    @Test
    @RequiresTool("curl")
    void mutualTlsTakesACertificateOfThePlatformAndRefusesAStrangers(@TempDir Path directory, RunningWorld world) {
        var site = "https://localhost:" + world.tlsSite(9);
        CommandLine.run(
                directory,
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-subj",
                "/CN=stranger",
                "-days",
                "2",
                "-keyout",
                "stranger-key.pem",
                "-out",
                "stranger.pem");

        var right = curl(
                world,
                "--cert",
                world.certificate("gateway.pem").toString(),
                "--key",
                world.certificate("gateway-key.pem").toString(),
                site);
        var wrong = curl(
                world,
                "--cert",
                directory.resolve("stranger.pem").toString(),
                "--key",
                directory.resolve("stranger-key.pem").toString(),
                site);

        assertThat(right.output()).contains("CN=gateway");
        assertThat(wrong.exitStatus()).isNotZero();
        assertThat(wrong.output()).contains("alert").doesNotContain("\"site\"");
    }

    @ParameterizedTest
    @CsvSource({
        "sound,                200, ",
        "expired,              502, backend-certificate-expired",
        "not-yet-valid,        502, backend-certificate-not-yet-valid",
        "self-signed,          502, backend-certificate-self-signed",
        "untrusted-root,       502, backend-certificate-untrusted",
        "missing-intermediate, 502, backend-certificate-incomplete-chain",
        "wrong-host,           502, backend-certificate-wrong-host",
        "tls10,                502, backend-tls-version",
        "tls11,                502, backend-tls-version",
        "mutual,               200, ",
        "mutual-others,        502, backend-client-certificate-refused",
        "dropping,             504, backend-unreachable",
        "refusing,             503, backend-down",
        "interfering,          502, backend-tls-broken-off",
        "plain,                502, backend-not-tls",
        "garbage,              502, backend-garbage",
        "cut-off,              502, backend-broke-off"
    })
    void behindTheGatewayEachHasAProblemTypeOfItsOwn(String site, int status, String type, RunningWorld world) {
        var answer = world.api().get("/tls/" + site);

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().path("type").asString("")).isEqualTo(type == null ? "" : "urn:problem:" + type);
    }

    @Test
    void anExpiredBackendIsRenewedWithoutARestart(RunningWorld world) {
        var somebody = world.api().as(world.tokenOf("cesar"));
        var renewal = "/sandbox/tls/sites/expired/renewal";
        assertThat(world.api().get("/tls/expired").status()).isEqualTo(502);

        assertThat(somebody.post(renewal, null).status()).isEqualTo(200);
        var afterwards = world.api().get("/tls/expired").status();
        assertThat(somebody.delete(renewal).status()).isEqualTo(200);

        assertThat(afterwards).isEqualTo(200);
        assertThat(world.api().get("/tls/expired").status()).isEqualTo(502);
        assertThat(world.api().post(renewal, null).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "crm-service"})
    @RequiresTool("openssl")
    void aServiceThatRunsShowsItsRenewedCertificate(String part, RunningWorld world) {
        assertThat(world.showsItsCertificate(part)).isTrue();

        world.renewCertificate(part);

        assertThat(world.showsItsCertificate(part)).isFalse();
        eventually("the new certificate of " + part, () -> world.showsItsCertificate(part), shown -> shown);
        assertThat(world.api().get("/api/customers/12345").status()).isEqualTo(401);
        assertThat(world.api()
                        .as(world.tokenOf("agent01"))
                        .get("/api/customers/12345")
                        .status())
                .isEqualTo(200);
    }

    @Test
    @RequiresTool("curl")
    void plainHttpIsSentToHttpsBeforeAnyTokenIsRead(RunningWorld world) {
        var answer = CommandLine.run(
                        "curl",
                        "-si",
                        "-H",
                        "Authorization: Bearer secret",
                        "http://localhost:" + world.httpPort() + "/api/customers/12345")
                .output();

        assertThat(answer)
                .startsWith("HTTP/1.1 308")
                .containsIgnoringCase("location: " + world.address())
                .doesNotContain("secret");
    }

    /** RFC 6797, section 7.2: over TLS and only there. */
    @Test
    void everyAnswerOverTlsAsksForTlsFromThenOn(RunningWorld world) {
        assertThat(List.of("/", "/api/customers/12345", "/no/such/path", "/tls/expired"))
                .allSatisfy(path -> assertThat(world.api().get(path).header("Strict-Transport-Security"))
                        .startsWith("max-age="));
    }

    @ParameterizedTest
    @CsvSource({"gateway, SECURE", "sound, SECURE", "expired, REFUSED", "dropping, UNREACHABLE", "interfering, REFUSED"
    })
    void theLabObservesHandshakesWithItsSitesAndTheGateway(String site, String outcome, RunningWorld world) {
        var seen = world.api().get("/lab/api/tls/sites/" + site + "/handshake").json();

        assertThat(seen.path("outcome").asString()).as(seen.toString()).isEqualTo(outcome);
    }

    @Test
    void theLabFlipsABitAndShowsThatItIsNoticed(RunningWorld world) {
        assertThat(world.api().get("/lab/api/tls/integrity").body()).contains("bad_record_mac", "HTTP/1.1 200 OK");
    }

    private static CommandLine.Result named(RunningWorld world, String host, int port) {
        return curl(world, "--resolve", host + ":" + port + ":127.0.0.1", "https://" + host + ":" + port);
    }

    private static CommandLine.Result curl(RunningWorld world, String... arguments) {
        var command = new ArrayList<>(List.of(
                "curl",
                "-sS",
                "--max-time",
                "4",
                "--cacert",
                world.certificate("tls-lab.pem").toString()));
        command.addAll(Arrays.asList(arguments));
        return CommandLine.run(command.toArray(String[]::new));
    }
}
