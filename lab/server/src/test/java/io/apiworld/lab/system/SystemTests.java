package io.apiworld.lab.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.apiworld.testsupport.HttpStub;
import io.apiworld.testsupport.HttpStub.Answer;
import io.apiworld.testsupport.ImportTestDatabase;
import io.apiworld.testsupport.ImportTestTokens;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.client.RestClient;

@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"lab.system.fresh-for=0s", "lab.system.timeout=2s", "lab.system.misses=2"})
@ImportTestDatabase
@ImportTestTokens
class SystemTests {

    static final HttpStub well = new HttpStub();
    static final HttpStub dispatcher = new HttpStub();

    @DynamicPropertySource
    static void parts(DynamicPropertyRegistry registry) {
        List.of("gateway", "auth-server", "chat-service", "crm-service", "sandbox", "zipkin")
                .forEach(part -> registry.add("lab.parts." + part, () -> well.uri("/")));
        registry.add("lab.parts.webhook-dispatcher", () -> dispatcher.uri("/"));
    }

    private final RestClient http;

    private final PartsInNeed watch;

    SystemTests(@LocalServerPort int port, @Autowired PartsInNeed watch) {
        this.watch = watch;
        http = RestClient.create("http://localhost:" + port);
    }

    @BeforeEach
    void everyPartIsWell() {
        well.reset();
        dispatcher.reset();
        picture();
        well.reset();
    }

    @Test
    void showsEveryPartWithItsHealthToAnybody() {
        assertThat(statesByName(picture()))
                .hasSize(10)
                .containsKeys("browser", "lab", "postgresql", "zipkin")
                .allSatisfy((_, status) -> assertThat(status).isEqualTo("up"));
    }

    @Test
    void asksServicesForReadinessAndZipkinForItsOwnHealth() {
        picture();

        assertThat(well.requests())
                .extracting(HttpStub.Request::path)
                .containsOnly("/actuator/health/readiness", "/health")
                .hasSize(6);
    }

    @Test
    void showsAPartThatIsNotReadyAsStarting() {
        dispatcher.willAnswer(Answer.status(503));

        assertThat(statesByName(picture())).containsEntry("webhook-dispatcher", "starting");
    }

    @Test
    void isNotSlowedDownByAPartThatIs() {
        dispatcher.willAnswer(Answer.status(200).after(Duration.ofSeconds(20)));
        var start = System.nanoTime();

        assertThat(statesByName(picture()))
                .containsEntry("webhook-dispatcher", "slow")
                .containsEntry("chat-service", "up");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
    }

    @Test
    void aPartThatGoesOnNotAnsweringIsDownUntilItAnswers() {
        dispatcher.answers(_ -> Answer.status(200).after(Duration.ofSeconds(20)));

        assertThat(statesByName(picture())).containsEntry("webhook-dispatcher", "slow");
        assertThat(statesByName(picture())).containsEntry("webhook-dispatcher", "down");
        dispatcher.reset();
        assertThat(statesByName(picture())).containsEntry("webhook-dispatcher", "up");
    }

    @Test
    void lessonsAreNotKeptFromASlowPart() {
        dispatcher.answers(_ -> Answer.status(200).after(Duration.ofSeconds(20)));

        assertThat(watch.notUp(Set.of("webhook-dispatcher", "crm-service"))).isEmpty();
        assertThat(watch.notUp(Set.of("webhook-dispatcher", "crm-service"))).containsExactly("webhook-dispatcher");
    }

    @Test
    void drawsOnlyLinesBetweenPartsThatItShows() {
        var picture = picture();
        List<String> ends = JsonPath.read(picture, "$.edges[*]['from','to']");
        List<Map<String, String>> edges = JsonPath.read(picture, "$.edges");

        assertThat(ends).isNotEmpty();
        assertThat(edges)
                .allSatisfy(edge -> assertThat(statesByName(picture)).containsKeys(edge.get("from"), edge.get("to")));
    }

    @Test
    void leavesValkeyOutWhereNothingUsesIt() {
        assertThat(statesByName(picture())).doesNotContainKey("valkey");
    }

    private String picture() {
        return http.get().uri("/lab/api/system").retrieve().requiredBody(String.class);
    }

    private static Map<String, String> statesByName(String picture) {
        List<Map<String, String>> parts = JsonPath.read(picture, "$.parts[*]['name','status']");
        return parts.stream()
                .collect(java.util.stream.Collectors.toMap(part -> part.get("name"), part -> part.get("status")));
    }
}
