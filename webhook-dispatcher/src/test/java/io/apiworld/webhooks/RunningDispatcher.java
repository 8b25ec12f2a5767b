package io.apiworld.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.apiworld.testsupport.ImportTestTokens;
import io.apiworld.testsupport.TestDatabase;
import io.apiworld.testsupport.TestTokens;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** The whole service on a real database and a real port, with short pauses between attempts. */
public final class RunningDispatcher implements AutoCloseable {

    public static final String CRM_SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    public static final String ENCRYPTION_KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    private static final Map<String, Object> QUICK = Map.of(
            "server.port", "0",
            "management.server.port", "",
            "endpoints.encryption-key", ENCRYPTION_KEY,
            "endpoints.crm.secret", CRM_SECRET,
            "addresses.allowed-hosts", "localhost",
            "deliveries.poll-every", "100ms",
            "deliveries.timeout", "3s",
            "deliveries.lease", "6s",
            "deliveries.retry.delays", "50ms,100ms,150ms");

    /** @param status of the answer */
    public record Reply(int status, HttpHeaders headers, JsonNode json) {}

    private final ConfigurableApplicationContext context;
    private final String address;
    private final RestClient http;

    private RunningDispatcher(ConfigurableApplicationContext context) {
        this.context = context;
        this.address = "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
        this.http = RestClient.builder()
                .defaultStatusHandler(HttpStatusCode::isError, (_, _) -> {})
                .build();
    }

    @ImportTestTokens
    static class Tokens {}

    /** @param properties that differ from those of quick tests */
    public static RunningDispatcher start(TestDatabase database, Map<String, Object> properties) {
        var all = new HashMap<>(QUICK);
        all.putAll(properties);
        all.putAll(database.properties());
        var arguments = all.entrySet().stream().map(one -> "--%s=%s".formatted(one.getKey(), one.getValue()));
        return new RunningDispatcher(new SpringApplicationBuilder(WebhookDispatcherApplication.class, Tokens.class)
                .run(arguments.toArray(String[]::new)));
    }

    /** The endpoint of the CRM, whose receiver does not run, is disabled. */
    public static RunningDispatcher withoutCrm(TestDatabase database, Map<String, Object> properties) {
        var dispatcher = start(database, properties);
        dispatcher.send(HttpMethod.PATCH, "/endpoints/crm", "{\"status\": \"disabled\"}");
        return dispatcher;
    }

    public static RunningDispatcher withoutCrm() {
        return withoutCrm(TestDatabase.fresh(), Map.of());
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    /** @return the new endpoint with its secret */
    public JsonNode endpoint(String url, String... eventTypes) {
        var body = JsonMapper.shared().writeValueAsString(Map.of("url", url, "eventTypes", eventTypes));
        var reply = send(HttpMethod.POST, "/endpoints", body);
        assertThat(reply.status()).as(reply.json().toString()).isEqualTo(201);
        return reply.json();
    }

    public Reply publish(String id, String type, String... headers) {
        return send(HttpMethod.POST, "/messages", message(id, type, "12345"), headers);
    }

    public static String message(String id, String type, String customerId) {
        return """
                {"id": "%s", "type": "%s", "timestamp": "2026-11-24T10:00:00Z",
                 "data": {"event": "%2$s", "customerId": "%s", "timestamp": "2026-11-24T10:00:00Z"}}
                """.formatted(id, type, customerId);
    }

    /** The one delivery of the message, as soon as it is as expected. */
    public JsonNode deliveryOf(String messageId, Predicate<JsonNode> expected) {
        return await("delivery of " + messageId)
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> get("/deliveries?messageId=" + messageId).json().at("/items/0"), expected);
    }

    public void deleteEndpoints() {
        get("/endpoints")
                .json()
                .path("items")
                .forEach(endpoint -> delete(endpoint.path("id").asString()));
    }

    private void delete(String endpoint) {
        send(HttpMethod.DELETE, "/endpoints/" + endpoint, null);
    }

    public static Predicate<JsonNode> is(String status) {
        return delivery -> delivery.path("status").asString("").equals(status);
    }

    public Reply get(String path) {
        return send(HttpMethod.GET, path, null);
    }

    public Reply post(String path) {
        return send(HttpMethod.POST, path, null);
    }

    public Reply post(String path, String body) {
        return send(HttpMethod.POST, path, body);
    }

    public Reply patch(String path, String body) {
        return send(HttpMethod.PATCH, path, body);
    }

    /**
     * With the token of a client that may do everything.
     *
     * @param path below /api/webhooks
     */
    public Reply send(HttpMethod method, String path, String body, String... headers) {
        return call(method, path, body, bearer(), headers);
    }

    /** @param bearer value of the header "Authorization", which is not sent without */
    public Reply call(HttpMethod method, String path, String body, String bearer, String... headers) {
        var request = http.method(method).uri(URI.create(address + "/api/webhooks" + path));
        for (var i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        if (bearer != null) {
            request.header(HttpHeaders.AUTHORIZATION, bearer);
        }
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).body(body);
        }
        var answer = request.retrieve().toEntity(String.class);
        return new Reply(answer.getStatusCode().value(), answer.getHeaders(), json(answer.getBody()));
    }

    private static JsonNode json(String body) {
        return body == null ? MissingNode.getInstance() : JsonMapper.shared().readTree(body);
    }

    private static String bearer() {
        return TestTokens.token()
                .client("integration")
                .roles("integration")
                .scope("read:webhooks write:webhooks")
                .bearer();
    }

    @Override
    public void close() {
        SpringApplication.exit(context);
    }
}
