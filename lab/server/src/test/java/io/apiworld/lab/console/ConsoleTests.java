package io.apiworld.lab.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.testsupport.ImportTestDatabase;
import io.apiworld.testsupport.ImportTestTokens;
import java.net.http.HttpClient;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ImportTestDatabase
@ImportTestTokens
class ConsoleTests {

    private static final Pattern STYLESHEET = Pattern.compile("href=\"(/assets/[0-9a-f]{12}/css/base.css)\"");

    private static final Pattern CURRENT = Pattern.compile("<a href=\"([^\"]+)\" aria-current=\"page\"");

    private final RestClient http;

    ConsoleTests(@LocalServerPort int port) {
        http = RestClient.builder()
                .baseUrl("http://localhost:" + port)
                .requestFactory(asSent())
                .defaultStatusHandler(HttpStatusCode::isError, (_, _) -> {})
                .build();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/lessons",
                "/lessons/rest.get",
                "/customer",
                "/agent",
                "/tls",
                "/routes",
                "/faults",
                "/reference",
                "/logs",
                "/token",
                "/report",
                "/agent?customer=12345"
            })
    void servesEachPageToAnybody(String address) {
        var page = get(address);

        assertThat(page.getStatusCode().value()).isEqualTo(200);
        assertThat(page.getHeaders().getFirst("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(page.getBody()).startsWith("<!doctype html>");
    }

    @ParameterizedTest
    @CsvSource({"/, /", "/lessons, /lessons", "/lessons/rest.get, /lessons", "/report, /lessons", "/token, /token"})
    void theHeaderComesWithThePageAndSaysWhereOneIs(String address, String link) {
        assertThat(CURRENT.matcher(String.valueOf(get(address).getBody())).results())
                .extracting(found -> found.group(1))
                .containsExactly(link);
    }

    @Test
    void thePageOfALessonThatThereIsNotSaysSoByItsStatusToo() {
        var page = get("/lessons/nope.nope");

        assertThat(page.getStatusCode().value()).isEqualTo(404);
        assertThat(page.getHeaders().getFirst("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(page.getBody()).contains("<title>Lesson · API World</title>");
    }

    @Test
    void lettingNothingInlineOrForeignIntoAPage() {
        assertThat(get("/").getHeaders().getFirst("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
    }

    @Test
    void tellsBrowsersNotToGuessNorToTellOthers() {
        var headers = get("/").getHeaders();

        assertThat(headers.getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(headers.getFirst("X-Frame-Options")).isEqualTo("DENY");
        assertThat(headers.getFirst("Referrer-Policy")).isEqualTo("same-origin");
    }

    @Test
    void pagesAreAskedForAnewAndAnswered304WhenNothingChanged() {
        var page = get("/");

        assertThat(page.getHeaders().getCacheControl()).isEqualTo("no-cache");
        assertThat(get("/", HttpHeaders.IF_NONE_MATCH, page.getHeaders().getETag())
                        .getStatusCode()
                        .value())
                .isEqualTo(304);
    }

    @Test
    void assetsHaveTheirVersionInThePathAndAreKeptForGood() {
        var asset = get(stylesheetOf("/"));

        assertThat(asset.getStatusCode().value()).isEqualTo(200);
        assertThat(asset.getHeaders().getFirst("Content-Type")).startsWith("text/css");
        assertThat(asset.getHeaders().getCacheControl()).contains("max-age=31536000", "immutable");
        assertThat(asset.getHeaders().getETag()).startsWith("W/");
    }

    @Test
    void assetsWithoutAVersionAreAskedForAnew() {
        var asset = get("/assets/css/base.css");

        assertThat(asset.getHeaders().getCacheControl()).isEqualTo("no-cache");
        assertThat(get(
                                "/assets/css/base.css",
                                HttpHeaders.IF_NONE_MATCH,
                                asset.getHeaders().getETag())
                        .getStatusCode()
                        .value())
                .isEqualTo(304);
    }

    @Test
    void assetsOfAnotherVersionAreNotThere() {
        assertThat(get("/assets/000000000000/css/base.css").getStatusCode().value())
                .isEqualTo(404);
    }

    @Test
    void modulesAreServedAsJavaScriptAndCompressed() {
        var module = get("/assets/js/shared/api.js", HttpHeaders.ACCEPT_ENCODING, "gzip");

        assertThat(module.getHeaders().getFirst("Content-Type")).startsWith("text/javascript");
        assertThat(module.getHeaders().getFirst("Content-Encoding")).isEqualTo("gzip");
    }

    @Test
    void theOldIconLeadsToTheNewOne() {
        var icon = get("/favicon.ico");

        assertThat(icon.getStatusCode().value()).isEqualTo(308);
        assertThat(icon.getHeaders().getFirst("Location")).isEqualTo("/favicon.svg");
        assertThat(get("/favicon.svg").getHeaders().getFirst("Content-Type")).startsWith("image/svg+xml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/index.html", "/lab/api/other", "/actuator/health"})
    void nothingElseIsThere(String address) {
        assertThat(get(address).getStatusCode().value()).isEqualTo(401);
    }

    @Test
    void aPageIsNotForPosting() {
        var answer = http.method(HttpMethod.POST).uri("/").retrieve().toEntity(String.class);

        assertThat(answer.getStatusCode().value()).isEqualTo(405);
        assertThat(answer.getHeaders().getFirst("Content-Type")).isEqualTo("application/problem+json");
    }

    /** Neither redirects nor compression are dealt with before the test sees the answer. */
    private static JdkClientHttpRequestFactory asSent() {
        var factory = new JdkClientHttpRequestFactory(HttpClient.newHttpClient());
        factory.enableCompression(false);
        return factory;
    }

    private String stylesheetOf(String page) {
        var found = STYLESHEET.matcher(String.valueOf(get(page).getBody()));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private ResponseEntity<String> get(String address, String... header) {
        var request = http.get().uri(address);
        if (header.length == 2) {
            request.header(header[0], header[1]);
        }
        return request.retrieve().toEntity(String.class);
    }
}
