package io.apiworld.gateway;

import static io.apiworld.gateway.Backend.AUTH;
import static io.apiworld.gateway.Backend.CHAT;
import static io.apiworld.gateway.Backend.CRM;
import static io.apiworld.gateway.Backend.LAB;
import static io.apiworld.gateway.Backend.WEBHOOKS;
import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.testsupport.AdjustableClock;
import io.apiworld.testsupport.HttpStub.Answer;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@GatewayTest
class ContractTests {

    @LocalServerPort
    int port;

    @Autowired
    AdjustableClock clock;

    @BeforeEach
    void everyServicePublishes() {
        Backend.forgetAll();
        publishes(AUTH, "/api/users", "User", "string");
        publishes(CRM, "/api/customers", "Customer", "string");
        publishes(CHAT, "/api/chat/start", "Session", "string");
        publishes(WEBHOOKS, "/api/webhooks/endpoints", "Endpoint", "string");
        publishes(LAB, "/lab/api/lessons", "Lesson", "string");
        later(Duration.ofMinutes(2));
    }

    @Test
    void joinsTheDocumentsOfAllServicesForStrangersToo() {
        var document = document();

        assertThat(document.path("openapi").asString()).startsWith("3.1");
        assertThat(document.at("/servers/0/url").asString()).isEqualTo("https://localhost:8443");
        assertThat(document.path("paths").propertyNames())
                .containsExactlyInAnyOrder(
                        "/api/users",
                        "/api/customers",
                        "/api/chat/start",
                        "/api/webhooks/endpoints",
                        "/lab/api/lessons");
        assertThat(document.path("tags").values())
                .extracting(tag -> tag.path("name").asString())
                .containsExactly("AUTH", "CRM", "CHAT", "WEBHOOKS", "LAB");
        assertThat(document.at("/components/schemas").propertyNames())
                .contains("User", "Customer", "Session", "Endpoint", "Lesson");
        assertThat(document.has("x-unavailable")).isFalse();
    }

    @Test
    void asksTheServicesAgainOnlyAfterAWhile() {
        document();
        document();
        assertThat(CRM.stub().requests()).hasSize(1);

        later(Duration.ofMinutes(2));
        document();
        assertThat(CRM.stub().requests()).hasSize(2);
    }

    @Test
    void keepsThePartOfAServiceThatWentDown() {
        document();
        CHAT.stub().answers(_ -> Answer.status(503));
        later(Duration.ofMinutes(2));

        assertThat(document().path("paths").has("/api/chat/start")).isTrue();
    }

    @Test
    void waitsForNoServiceThatIsSlow() {
        document();
        CHAT.stub().answers(_ -> Answer.json("{\"paths\": {\"/late\": {}}}").after(Duration.ofSeconds(4)));
        later(Duration.ofMinutes(2));

        assertThat(document().path("paths").propertyNames())
                .contains("/api/customers")
                .doesNotContain("/late");
    }

    @Test
    void keepsThingsApartThatHaveTheSameName() {
        publishes(CRM, "/api/customers", "Thing", "string");
        publishes(CHAT, "/api/chat/start", "Thing", "integer");
        publishes(WEBHOOKS, "/api/webhooks/endpoints", "Thing", "string");

        var document = document();

        assertThat(typeAt(document, "/api/customers")).isEqualTo("string");
        assertThat(typeAt(document, "/api/chat/start")).isEqualTo("integer");
        assertThat(document.at("/components/schemas").propertyNames())
                .containsExactlyInAnyOrder("User", "Thing", "ChatThing", "Lesson");
    }

    @Test
    void isNotSentAgainToWhoHasIt() {
        var browser = new Browser(port);
        var tag = browser.get("/openapi.json").headers().firstValue("ETag").orElseThrow();

        assertThat(browser.get("/openapi.json", "If-None-Match", tag).statusCode())
                .isEqualTo(304);
    }

    private static String typeAt(JsonNode document, String path) {
        var reference = document.path("paths").path(path).at("/get/schema/$ref").asString();
        return document.at(reference.substring(1)).path("type").asString();
    }

    private static void publishes(Backend backend, String path, String schema, String type) {
        backend.stub().answers(_ -> Answer.json("""
                {"openapi": "3.1.1", "tags": [{"name": "%s"}],
                 "paths": {"%s": {"get": {"schema": {"$ref": "#/components/schemas/%s"}}}},
                 "components": {"schemas": {"%s": {"type": "%s"}}}}
                """.formatted(backend.name(), path, schema, schema, type)));
    }

    private void later(Duration time) {
        clock.advanceBy(time);
    }

    private JsonNode document() {
        var response = new Browser(port).get("/openapi.json");
        assertThat(response.statusCode()).isEqualTo(200);
        return Browser.json(response);
    }
}
