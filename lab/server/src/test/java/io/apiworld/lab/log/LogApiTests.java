package io.apiworld.lab.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.testsupport.ImportTestDatabase;
import io.apiworld.testsupport.ImportTestTokens;
import io.apiworld.testsupport.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@SpringBootTest
@AutoConfigureMockMvc
@ImportTestDatabase
@ImportTestTokens
class LogApiTests {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    @TempDir
    static Path directory;

    @Autowired
    MockMvcTester mvc;

    @DynamicPropertySource
    static void places(DynamicPropertyRegistry registry) {
        registry.add("lab.logs.directory", () -> directory);
    }

    @BeforeAll
    static void twoRequestsOfDifferentPeople() throws IOException {
        Files.writeString(directory.resolve("gateway.log"), """
                {"@timestamp":"2026-01-01T00:00:01Z","log":{"level":"INFO"},"service":{"name":"gateway"},"message":"of cesar","correlationId":"web-1","traceId":"%s"}
                {"@timestamp":"2026-01-01T00:00:02Z","log":{"level":"WARN"},"service":{"name":"gateway"},"message":"of vera","correlationId":"web-2"}
                """.formatted(TRACE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent", "supervisor", "admin"})
    void staffLooksThroughEverything(String role) {
        assertThat(as(role, ""))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.items[*].message")
                .asArray()
                .containsExactly("of cesar", "of vera");
        assertThat(as(role, "?text=OF&level=warn&service=gateway"))
                .bodyJson()
                .extractingPath("$.items[*].message")
                .asArray()
                .containsExactly("of vera");
    }

    @Test
    void theConsolesOwnCallsAreLeftOutWhereTheyAreNotWanted() throws IOException {
        var line =
                "{\"@timestamp\":\"2026-01-01T00:00:0%dZ\",\"log\":{\"level\":\"INFO\"},\"service\":{\"name\":\"polling\"},\"message\":\"%s\",\"path\":\"%s\",\"status\":\"%d\"}\n";
        Files.writeString(
                directory.resolve("polling.log"),
                line.formatted(3, "polls", "/lab/api/system", 200)
                        + line.formatted(4, "loads", "/assets/1/js/a.js", 304)
                        + line.formatted(5, "misses", "/assets/1/js/b.js", 404)
                        + line.formatted(6, "calls", "/api/customers", 200));

        assertThat(as("agent", "?service=polling&console=false"))
                .bodyJson()
                .extractingPath("$.items[*].message")
                .asArray()
                .containsExactly("misses", "calls");
        assertThat(as("agent", "?service=polling"))
                .bodyJson()
                .extractingPath("$.items[*].message")
                .asArray()
                .hasSize(4);
        Files.delete(directory.resolve("polling.log"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?text=of", "?service=gateway", "?level=warn"})
    void nobodyElseLooksThroughTheLinesOfOthers(String query) {
        assertThat(as("customer", query))
                .hasStatus(403)
                .bodyText()
                .contains("urn:problem:lines-of-others")
                .doesNotContain("vera");
    }

    @Test
    void aCustomerReadsAboutARequestWhoseIdTheyKnowWhole() {
        assertThat(as("customer", "?correlationId=web-1"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.items[*].message")
                .asArray()
                .containsExactly("of cesar");
        assertThat(as("customer", "?traceId=" + TRACE))
                .bodyJson()
                .extractingPath("$.items[*].message")
                .asArray()
                .containsExactly("of cesar");
        assertThat(as("customer", "?correlationId=web-"))
                .bodyJson()
                .extractingPath("$.items")
                .asArray()
                .isEmpty();
    }

    @Test
    void nobodyWhoIsNotKnownReadsAnything() {
        assertThat(mvc.get().uri("/lab/api/logs?correlationId=web-1")).hasStatus(401);
    }

    @Test
    void nothingOfItIsKeptOnTheWay() {
        assertThat(as("agent", "?limit=1"))
                .hasHeader("Cache-Control", "no-store")
                .bodyJson()
                .extractingPath("$.more")
                .isEqualTo(true);
    }

    @ParameterizedTest
    @CsvSource({
        "correlationId=a%20b, correlationId",
        "correlationId=, correlationId",
        "traceId=xyz, traceId",
        "service=../x, service",
        "level=loud, level",
        "limit=0, limit",
        "limit=501, limit",
        "limit=many, limit"
    })
    void whatCannotBeSearchedForIsNamed(String query, String parameter) {
        assertThat(as("agent", "?" + query))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].parameter")
                .isEqualTo(parameter);
    }

    @Test
    void wordsAreBounded() {
        assertThat(as("agent", "?text=" + "x".repeat(201))).hasStatus(400);
    }

    private MvcTestResult as(String role, String query) {
        return mvc.get()
                .uri(URI.create("/lab/api/logs" + query))
                .header("Authorization", TestTokens.token().roles(role).bearer())
                .exchange();
    }
}
