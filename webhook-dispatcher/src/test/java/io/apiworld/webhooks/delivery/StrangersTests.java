package io.apiworld.webhooks.delivery;

import static io.apiworld.webhooks.RunningDispatcher.is;
import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.testsupport.HttpStub;
import io.apiworld.testsupport.HttpStub.Answer;
import io.apiworld.testsupport.TestDatabase;
import io.apiworld.webhooks.RunningDispatcher;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Receivers that wish us ill, or are no receivers at all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StrangersTests {

    @AutoClose
    final HttpStub own = new HttpStub();

    @AutoClose
    final HttpStub inside = new HttpStub();

    /** Of all that runs on this machine only "own" may be reached. */
    @AutoClose
    final RunningDispatcher dispatcher = RunningDispatcher.withoutCrm(
            TestDatabase.fresh(),
            Map.of(
                    "addresses.allowed-hosts",
                    "",
                    "addresses.own-receivers",
                    own.uri("/").toString()));

    @AfterEach
    void forgetReceivers() {
        dispatcher.deleteEndpoints();
    }

    @Test
    void doNotReachANameThatLeadsInside() {
        dispatcher.endpoint(inside.uri("/").toString(), "chat_ended");

        dispatcher.publish("evt_inside", "chat_ended");
        var delivery = dispatcher.deliveryOf("evt_inside", is("dead"));

        assertThat(delivery.path("attempts")).hasSize(1);
        assertThat(delivery.at("/attempts/0/error").asString()).isEqualTo("blocked_address");
        assertThat(inside.requests()).isEmpty();
    }

    @Test
    void doNotReachInsideByARedirect() {
        dispatcher.endpoint(own.uri("/").toString(), "chat_ended");
        own.willAnswer(Answer.status(307).withHeader("Location", inside.uri("/").toString()));

        dispatcher.publish("evt_redirected", "chat_ended");

        dispatcher.deliveryOf("evt_redirected", is("delivered"));
        assertThat(inside.requests()).isEmpty();
    }

    @Test
    void areReachedWhereConfigurationSaysThatTheyAreOurs() {
        dispatcher.endpoint(own.uri("/").toString(), "chat_ended");

        dispatcher.publish("evt_own", "chat_ended");

        assertThat(dispatcher.deliveryOf("evt_own", is("delivered")).path("attempts"))
                .hasSize(1);
    }
}
