package io.apiworld.launcher.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The script {@code api-world} at the root of the project. */
class ScriptTests {

    @TempDir
    Path directory;

    Checkout checkout;

    @BeforeEach
    void checkOut() throws IOException {
        checkout = Checkout.in(directory.resolve("my checkout"));
    }

    @Test
    void buildsEverythingTheFirstTime() throws Exception {
        var outcome = checkout.run("up");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.output()).contains("Building", "Built in", "<up>");
        assertThat(checkout.mavenCalls())
                .singleElement()
                .asString()
                .contains("gateway", "lab/server", "platform/launcher");
    }

    @Test
    void buildsNothingWhenNothingIsNewer() throws Exception {
        checkout.build();

        var outcome = checkout.run("up");

        assertThat(outcome.output()).contains("<up>");
        assertThat(checkout.mavenCalls()).isEmpty();
    }

    @Test
    void buildsNothingAgainAfterItHasBuilt() throws Exception {
        checkout.run("up");

        checkout.run("up");

        assertThat(checkout.mavenCalls()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            crm-service/src/main/java/Code.java; crm-service,lab/server
            crm-service/pom.xml;                 crm-service,lab/server
            lab/console/src/main/java/Code.java; lab/server
            lab/sandbox/src/main/java/Code.java; lab/sandbox,lab/server
            platform/launcher/src/main/java/Code.java; lab/server,platform/launcher
            """)
    void buildsOnlyWhatAChangeConcernsAndTheLabWhichShowsTheCodeOfAll(String source, String modules) throws Exception {
        checkout.build();
        checkout.edit(source);

        checkout.run("up");

        assertThat(checkout.mavenCalls()).singleElement().asString().contains("-pl " + modules + " ");
    }

    @Test
    void whatAllServicesShareConcernsAllServices() throws Exception {
        checkout.build();
        checkout.edit("platform/service-defaults/src/main/java/Code.java");

        checkout.run("up");

        assertThat(checkout.mavenCalls())
                .singleElement()
                .asString()
                .contains("gateway", "lab/sandbox")
                .doesNotContain("platform/launcher");
    }

    @Test
    void aChangedTestConcernsNobody() throws Exception {
        checkout.build();
        checkout.edit("crm-service/src/test/java/CodeTests.java");

        checkout.run("up");

        assertThat(checkout.mavenCalls()).isEmpty();
    }

    @Test
    void doesNotBuildInOrderToStop() throws Exception {
        checkout.build();
        checkout.edit("crm-service/src/main/java/Code.java");

        checkout.run("down");

        assertThat(checkout.mavenCalls()).isEmpty();
    }

    @Test
    void printsNothingOfItsOwnBeforeAToken() throws Exception {
        checkout.build();

        assertThat(checkout.run("token", "--user", "cesar").output()).startsWith("java of jdk");
    }

    @Test
    void showsTheLastLinesOfABuildThatFails() throws Exception {
        Files.createFile(checkout.root().resolve("broken"));

        var outcome = checkout.run("up");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.output())
                .contains("The build failed", "| [ERROR] it does not compile")
                .doesNotContain("<up>");
    }

    @Test
    void anInterruptedBuildLeavesNoMavenBehind() throws Exception {
        Files.createFile(checkout.root().resolve("slow"));
        var script = checkout.started(checkout.root(), checkout.root().resolve("api-world"), Map.of(), "up");
        var pidFile = checkout.root().resolve("maven-pid");
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> Files.exists(pidFile) && Files.size(pidFile) > 1);
        var maven = ProcessHandle.of(Long.parseLong(Files.readString(pidFile).strip()))
                .orElseThrow();

        script.destroy();

        assertThat(script.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(script.exitValue()).isEqualTo(130);
        assertThat(maven.isAlive()).isFalse();
    }

    @Test
    void passesArgumentsOnAsTheyAre() throws Exception {
        checkout.build();

        assertThat(checkout.run("token", "--scope", "read:chat write:chat").output())
                .contains("<token>", "<--scope>", "<read:chat write:chat>");
    }

    @Test
    void worksFromAnywhereAndThroughALink() throws Exception {
        checkout.build();
        var link = Files.createSymbolicLink(directory.resolve("aw"), Path.of("my checkout/api-world"));

        var outcome = checkout.run(Path.of("/tmp"), link, Map.of(), "status");

        assertThat(outcome.output()).contains("root=" + checkout.root().toRealPath() + " in /tmp");
    }

    @Test
    void takesTheFirstJdkThatIsNewEnough() throws Exception {
        checkout.build();
        checkout.jdk("old", "21.0.2");
        checkout.jdk("new", "26");
        var link = Files.createSymbolicLink(
                directory.resolve("java"), checkout.root().resolve("new/bin/java"));

        var outcome = checkout.run(
                checkout.root(),
                checkout.root().resolve("api-world"),
                Map.of(
                        "JAVA_HOME",
                        checkout.root().resolve("old").toString(),
                        "PATH",
                        link.getParent() + ":/usr/bin:/bin"),
                "status");

        assertThat(outcome.output()).startsWith("java of new");
    }

    @Test
    void runsMavenForTheTests() throws Exception {
        checkout.run("test", "-pl", "gateway");

        assertThat(checkout.mavenCalls()).containsExactly("-B verify -pl gateway");
    }
}
