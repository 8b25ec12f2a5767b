package io.apiworld.webhooks.log;

import static io.apiworld.webhooks.RunningDispatcher.is;
import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.testsupport.HttpStub;
import io.apiworld.testsupport.HttpStub.Answer;
import io.apiworld.webhooks.RunningDispatcher;
import io.apiworld.webhooks.RunningDispatcher.Reply;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeliveryLogTests {

    @AutoClose
    final RunningDispatcher dispatcher = RunningDispatcher.withoutCrm();

    @AutoClose
    final HttpStub receiver = new HttpStub();

    @AfterEach
    void forgetReceivers() {
        dispatcher.deleteEndpoints();
        receiver.reset();
    }

    @Test
    void isReadPageByPageTheNewestFirstWhileItGrows() {
        var endpoint = anEndpoint();
        IntStream.range(0, 5).forEach(n -> publish("evt_page_" + n));
        var first = dispatcher.get("/deliveries?limit=2&endpointId=" + endpoint);
        publish("evt_page_later");

        var second = dispatcher.get(below(next(first)));
        var third = dispatcher.get(below(next(second)));

        assertThat(messagesOf(first, second, third))
                .containsExactly("evt_page_4", "evt_page_3", "evt_page_2", "evt_page_1", "evt_page_0");
        assertThat(third.json().path("next").isNull()).isTrue();
        assertThat(third.headers().containsHeader("Link")).isFalse();
    }

    @Test
    void endsWithAFullPageWhereNothingFollows() {
        var endpoint = anEndpoint();
        publish("evt_full_1");
        publish("evt_full_2");

        var page = dispatcher.get("/deliveries?limit=2&endpointId=" + endpoint);

        assertThat(page.json().path("items")).hasSize(2);
        assertThat(page.json().path("next").isNull()).isTrue();
    }

    @Test
    void showsWhatIsAskedForByMessageCorrelationEndpointAndStatus() {
        var endpoint = anEndpoint();
        dispatcher.publish("evt_filter", "chat_ended", "X-Correlation-ID", "corr-filter");
        var delivery = dispatcher.deliveryOf("evt_filter", is("delivered"));

        for (var query : List.of(
                "messageId=evt_filter",
                "correlationId=corr-filter",
                "endpointId=" + endpoint,
                "status=delivered&messageId=evt_filter")) {
            assertThat(dispatcher.get("/deliveries?" + query).json().path("items"))
                    .as(query)
                    .containsExactly(delivery);
        }
        assertThat(dispatcher
                        .get("/deliveries?status=dead&messageId=evt_filter")
                        .json()
                        .path("items"))
                .isEmpty();
        assertThat(dispatcher.get("/deliveries/" + idOf(delivery)).json()).isEqualTo(delivery);
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0,               limit",
        "limit=101,             limit",
        "limit=many,            limit",
        "status=lost,           status",
        "messageId=%00,         messageId",
        "endpointId=a%20b,      endpointId",
        "correlationId=a/b,     correlationId"
    })
    void refusesAParameterThatMakesNoSense(String query, String parameter) {
        var reply = dispatcher.get("/deliveries?" + query);

        assertProblem(reply, 400, "invalid-parameters");
        assertThat(reply.json().at("/errors/0/parameter").asString()).isEqualTo(parameter);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1:5", "2:5", "1:x", "1:99999999999999999999", "{}"})
    void takesNoCursorButItsOwn(String plain) {
        var foreign = plain.equals("1:5") ? plain : Base64.getUrlEncoder().encodeToString(plain.getBytes());

        var reply = dispatcher.get("/deliveries?cursor=" + foreign);

        assertProblem(reply, 400, "invalid-parameters");
        assertThat(reply.json().at("/errors/0/parameter").asString()).isEqualTo("cursor");
    }

    @Test
    void knowsNoDeliveryThatThereIsNot() {
        assertProblem(dispatcher.get("/deliveries/dlv_none"), 404, "unknown-delivery");
        assertProblem(dispatcher.post("/deliveries/dlv_none/redeliver"), 404, "unknown-delivery");
    }

    @Test
    void repeatsWhatWasDeliveredIfThatIsWished() {
        anEndpoint();
        publish("evt_twice");
        var delivery = dispatcher.deliveryOf("evt_twice", is("delivered"));

        assertThat(dispatcher
                        .post("/deliveries/" + idOf(delivery) + "/redeliver")
                        .status())
                .isEqualTo(202);

        dispatcher.deliveryOf(
                "evt_twice", is("delivered").and(it -> it.path("attempts").size() == 2));
        assertThat(receiver.requests())
                .extracting(request -> request.header("webhook-id"))
                .containsExactly("evt_twice", "evt_twice");
    }

    @Test
    void repeatsNothingWhileAnAttemptIsUnderWay() {
        anEndpoint();
        var mayGoOn = new CountDownLatch(1);
        receiver.answers(_ -> {
            awaitQuietly(mayGoOn);
            return Answer.status(200);
        });
        publish("evt_busy");
        var delivery = dispatcher.deliveryOf("evt_busy", is("delivering"));

        var reply = dispatcher.post("/deliveries/" + idOf(delivery) + "/redeliver");
        mayGoOn.countDown();

        assertProblem(reply, 409, "delivery-under-way");
        assertThat(dispatcher.deliveryOf("evt_busy", is("delivered")).path("attempts"))
                .hasSize(1);
    }

    @Test
    void repeatsNothingToAnEndpointThatIsDisabledOrDeleted() {
        var endpoint = anEndpoint();
        publish("evt_nowhere");
        var path = "/deliveries/" + idOf(dispatcher.deliveryOf("evt_nowhere", is("delivered"))) + "/redeliver";

        dispatcher.patch("/endpoints/" + endpoint, "{\"status\": \"disabled\"}");
        assertProblem(dispatcher.post(path), 409, "endpoint-not-enabled");

        dispatcher.deleteEndpoints();
        assertProblem(dispatcher.post(path), 409, "endpoint-not-enabled");
    }

    private String anEndpoint() {
        return dispatcher
                .endpoint(receiver.uri("/").toString(), "chat_ended")
                .path("id")
                .asString();
    }

    private void publish(String id) {
        assertThat(dispatcher.publish(id, "chat_ended").status()).isEqualTo(202);
    }

    private static String idOf(JsonNode delivery) {
        return delivery.path("id").asString();
    }

    /** As the Link says, which must lead where the cursor does. */
    private static String next(Reply page) {
        var link = page.headers().getFirst("Link");
        assertThat(link)
                .endsWith(">; rel=\"next\"")
                .contains("cursor=" + page.json().path("next").asString());
        return link.substring(1, link.indexOf('>'));
    }

    private static String below(String path) {
        return URI.create(path).toString().substring("/api/webhooks".length());
    }

    private static List<String> messagesOf(Reply... pages) {
        var messages = new ArrayList<String>();
        for (var page : pages) {
            page.json()
                    .path("items")
                    .forEach(item -> messages.add(item.path("messageId").asString()));
        }
        return messages;
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private static void assertProblem(Reply reply, int status, String slug) {
        assertThat(reply.status()).as(reply.json().toString()).isEqualTo(status);
        assertThat(reply.json().path("type").asString()).isEqualTo("urn:problem:" + slug);
    }
}
