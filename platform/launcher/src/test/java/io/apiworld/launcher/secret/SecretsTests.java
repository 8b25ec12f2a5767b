package io.apiworld.launcher.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apiworld.launcher.trouble.Trouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTests {

    @TempDir
    Path directory;

    Secrets secrets;

    @BeforeEach
    void make() {
        secrets = new Secrets(directory.resolve("secrets"));
        secrets.make();
    }

    @Test
    void makingThemAgainChangesNothing() {
        var before = everything();

        secrets.make();

        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void onlyTheirOwnerCanReadThem() {
        everything().keySet().forEach(file -> assertThat(permissions(file)).isEqualTo("rw-------"));
        assertThat(permissions(secrets.directory().resolve("crm-service"))).isEqualTo("rwx------");
    }

    @Test
    void noTwoAreAlikeExceptThoseThatAreShared() {
        var values = everything().values();

        // Five clients, the console and the CRM's receiver know a secret that is kept for the other side, too; so does
        // who listens to the gateway. The lab signs in as everybody, and as the clients of its lessons.
        assertThat(values.stream().distinct().count())
                .isEqualTo(values.size() - 8 - Person.ALL.size() - Client.OF_LESSONS.size());
    }

    @Test
    void passwordsOfPeopleCanBeReadAndTyped() {
        for (var person : Person.ALL) {
            assertThat(secrets.passwordOf(person.username()))
                    .hasSizeGreaterThanOrEqualTo(12)
                    .matches("[a-z2-9-]+")
                    .doesNotContainPattern("[il1o0]");
        }
    }

    @Test
    void bothSidesOfADeliveryKnowTheSameSigningSecret() {
        assertThat(value("crm-service", "inbound.secret"))
                .startsWith("whsec_")
                .isEqualTo(value("webhook-dispatcher", "endpoints.crm.secret"));
        assertThat(Base64.getDecoder()
                        .decode(value("crm-service", "inbound.secret").substring(6)))
                .hasSize(32);
    }

    @Test
    void keysForEncryptionAre256BitsLong() {
        assertThat(Base64.getDecoder().decode(value("auth-server", "signing-keys.encryption-key")))
                .hasSize(32);
    }

    @Test
    void theGatewayGetsTheConsolesSecretAndItsOwn() {
        assertThat(value("gateway", "oauth2.client-secret")).isEqualTo(secrets.secretOfClient("console"));
        assertThat(value("gateway", "identity.client-secret")).isEqualTo(secrets.secretOfClient("gateway"));
    }

    @Test
    void aChangedSecretReachesWhoeverSharesIt() throws IOException {
        Files.writeString(secrets.directory().resolve("auth-server/clients.lab.secret"), "changed");

        secrets.make();

        assertThat(value("lab", "oauth2.client-secret")).isEqualTo("changed");
    }

    @Test
    void everyPartHasADirectoryToReadFrom() {
        assertThat(secrets.directory().resolve("sandbox")).isDirectory();
    }

    @Test
    void saysWhoMakesAMissingOne() {
        assertThatThrownBy(() -> secrets.passwordOf("nobody"))
                .isInstanceOfSatisfying(
                        Trouble.class, trouble -> assertThat(trouble.advice()).contains("./api-world up"));
    }

    private Map<Path, String> everything() {
        var all = new TreeMap<Path, String>();
        try (var files = Files.walk(secrets.directory())) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                all.put(file, Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    private String value(String reader, String name) {
        return everything().get(secrets.directory().resolve(reader).resolve(name));
    }

    private static String permissions(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
