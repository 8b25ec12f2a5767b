package io.apiworld.chat;

import io.apiworld.chat.fixtures.Neighbours;
import io.apiworld.chat.fixtures.SocketClient;
import io.apiworld.testsupport.ImportTestTokens;
import io.apiworld.testsupport.TestDatabase;
import io.apiworld.testsupport.TestTokens;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** The whole service on a port of its own, and clients of it. */
public final class RunningChat implements AutoCloseable {

    @Configuration(proxyBeanMethods = false)
    @ImportTestTokens
    static class Tokens {}

    public record Reply(int status, HttpHeaders headers, JsonNode body) {

        public String text(String pointer) {
            return body.at(pointer).asString();
        }
    }

    private final ConfigurableApplicationContext context;
    private final RestClient http;
    private final String address;

    private RunningChat(ConfigurableApplicationContext context) {
        this.context = context;
        var port = ((WebServerApplicationContext) context).getWebServer().getPort();
        this.address = "localhost:" + port;
        this.http = RestClient.builder()
                .baseUrl("http://" + address)
                .defaultStatusHandler(_ -> true, (_, _) -> {})
                .build();
    }

    public static RunningChat start(TestDatabase database, Neighbours neighbours, String... properties) {
        var all = new ArrayList<>(List.of(properties));
        all.add("server.port=0");
        all.add("management.server.port=0");
        all.add("oauth2.client-secret=not-a-secret");
        List.of("auth", "crm", "webhooks").forEach(name -> all.add("services.%s=%s".formatted(name, neighbours.url())));
        database.properties().forEach((name, value) -> all.add(name + "=" + value));
        return new RunningChat(new SpringApplicationBuilder(ChatServiceApplication.class, Tokens.class)
                .run(all.stream().map(property -> "--" + property).toArray(String[]::new)));
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public static String customer() {
        return TestTokens.token()
                .subject("cesar")
                .roles("customer")
                .scope("read:chat write:chat")
                .claim("customer_id", "12345")
                .claim("name", "Cesar Gonzalez")
                .bearer();
    }

    public static String otherCustomer() {
        return TestTokens.token()
                .subject("vera")
                .roles("customer")
                .scope("read:chat write:chat")
                .claim("customer_id", "20001")
                .claim("name", "Vera Lindqvist")
                .bearer();
    }

    public static String agent(String username) {
        return TestTokens.token()
                .subject(username)
                .roles("agent")
                .scope("read:chat write:chat")
                .claim("name", "Agent " + username)
                .bearer();
    }

    public static String machine() {
        return TestTokens.token()
                .client("integration")
                .roles("integration")
                .scope("read:chat write:chat")
                .bearer();
    }

    public Reply get(String path, String bearer) {
        return send(HttpMethod.GET, path, bearer, null);
    }

    public Reply post(String path, String bearer, String body) {
        return send(HttpMethod.POST, path, bearer, body);
    }

    public Reply delete(String path, String bearer) {
        return send(HttpMethod.DELETE, path, bearer, null);
    }

    public Reply send(HttpMethod method, String path, String bearer, String body, String... headers) {
        var request = http.method(method).uri(path);
        if (!bearer.isEmpty()) {
            request.header(HttpHeaders.AUTHORIZATION, bearer);
        }
        for (var i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).body(body);
        }
        var answer = request.retrieve().toEntity(String.class);
        var json = answer.getBody() == null
                ? MissingNode.getInstance()
                : JsonMapper.shared().readTree(answer.getBody());
        return new Reply(answer.getStatusCode().value(), answer.getHeaders(), json);
    }

    /** @return the session's id */
    public String startChat(String bearer, String customerId) {
        var body = JsonMapper.shared().writeValueAsString(Map.of("customerId", customerId, "channel", "chat"));
        return post("/api/chat/start", bearer, body).text("/sessionId");
    }

    /** Sockets that the service holds for present, after it has tidied up. */
    public int connectionsOf(String username) {
        return bean(JdbcClient.class)
                .sql("select count(*) from connection where username = :username")
                .param("username", username)
                .query(Integer.class)
                .single();
    }

    public URI socketUri() {
        return URI.create("ws://" + address + "/ws/chat");
    }

    public SocketClient socket(String bearer) {
        return SocketClient.open(socketUri(), bearer);
    }

    @Override
    public void close() {
        SpringApplication.exit(context);
    }
}
