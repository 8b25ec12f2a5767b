package io.apiworld.webhooks;

import static io.apiworld.webhooks.RunningDispatcher.is;
import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.testsupport.HttpStub;
import io.apiworld.testsupport.HttpStub.Answer;
import io.apiworld.testsupport.TestDatabase;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What holds from one start of the service to the next. */
class RestartTests {

    private static final String OTHER_SECRET = "whsec_b2xkIHNlY3JldCwgb24gaXRzIHdheSBvdXQsIDMyIQ==";

    private final TestDatabase database = TestDatabase.fresh();

    @AutoClose
    final HttpStub crm = new HttpStub();

    @Test
    void followsTheConfigurationOfTheCrmAndKeepsWhatPeopleChose() {
        try (var first = start("/old/{event}", RunningDispatcher.CRM_SECRET)) {
            first.patch("/endpoints/crm", "{\"description\": \"Ours\", \"eventTypes\": [\"chat_ended\"]}");
        }

        try (var second = start("/new/{event}", OTHER_SECRET)) {
            var endpoint = second.get("/endpoints/crm").json();
            second.publish("evt_moved", "chat_ended");
            second.deliveryOf("evt_moved", is("delivered"));

            assertThat(endpoint.path("description").asString()).isEqualTo("Ours");
            assertThat(endpoint.path("eventTypes")).hasSize(1);
            assertThat(crm.requests().getFirst().path()).isEqualTo("/new/chat-ended");
            assertThat(crm.requests().getFirst().header("webhook-signature").split(" "))
                    .as("the former secret signs too until it ends")
                    .hasSize(2);
        }
    }

    @Test
    void goesOnWithWhatWasStillToBeDelivered() {
        crm.answers(_ -> Answer.status(503));
        try (var first = start("/{event}", RunningDispatcher.CRM_SECRET)) {
            first.publish("evt_unfinished", "chat_ended");
            first.deliveryOf("evt_unfinished", is("retrying"));
        }
        crm.answers(_ -> Answer.status(200));

        try (var second = start("/{event}", RunningDispatcher.CRM_SECRET)) {
            var delivery = second.deliveryOf("evt_unfinished", is("delivered"));

            assertThat(delivery.path("attempts").size()).isGreaterThanOrEqualTo(2);
            assertThat(crm.requests())
                    .extracting(request -> request.header("webhook-id"))
                    .containsOnly("evt_unfinished");
            assertThat(crm.requests().getLast().header("webhook-signature").split(" "))
                    .hasSize(1);
        }
    }

    private RunningDispatcher start(String path, String secret) {
        return RunningDispatcher.start(
                database,
                Map.of(
                        "endpoints.crm.url",
                        crm.uri("").toString() + path,
                        "endpoints.crm.secret",
                        secret,
                        "deliveries.retry.delays",
                        "1s,1s,1s,1s"));
    }
}
