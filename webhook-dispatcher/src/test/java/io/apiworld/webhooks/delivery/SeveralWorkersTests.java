package io.apiworld.webhooks.delivery;

import static io.apiworld.webhooks.RunningDispatcher.is;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.apiworld.testsupport.HttpStub;
import io.apiworld.testsupport.TestDatabase;
import io.apiworld.webhooks.RunningDispatcher;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Two instances of the service on one database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeveralWorkersTests {

    /** A busy machine must not look like a receiver that is too slow, which would get its message again. */
    private static final Map<String, Object> PATIENT = Map.of("deliveries.timeout", "20s", "deliveries.lease", "40s");

    private final TestDatabase database = TestDatabase.fresh();

    @AutoClose
    final RunningDispatcher one = RunningDispatcher.withoutCrm(database, PATIENT);

    @AutoClose
    final RunningDispatcher other = RunningDispatcher.withoutCrm(database, PATIENT);

    @AutoClose
    final HttpStub receiver = new HttpStub();

    @AfterEach
    void forgetReceivers() {
        one.deleteEndpoints();
        receiver.reset();
        Stream.of(one, other)
                .map(SeveralWorkersTests::worker)
                .filter(it -> !it.isRunning())
                .forEach(DeliveryWorker::start);
    }

    @Test
    void shareTwoHundredMessagesAndDeliverEachOnce() {
        one.endpoint(receiver.uri("/").toString(), "chat_ended");
        var ids = IntStream.range(0, 200).mapToObj(n -> "evt_shared_" + n).toList();

        try (var publishers = Executors.newFixedThreadPool(8)) {
            ids.forEach(id -> publishers.submit(() -> instanceFor(id).publish(id, "chat_ended")));
        }

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(receiver.requests()).hasSizeGreaterThanOrEqualTo(200));
        await().atMost(Duration.ofSeconds(20)).until(() -> open().isEmpty());
        assertThat(receiver.requests())
                .extracting(request -> request.header("webhook-id"))
                .containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void takeOverWhatAWorkerThatDiedHadInItsHands() {
        stopWorkers();
        one.endpoint(receiver.uri("/").toString(), "chat_ended");
        one.publish("evt_left_behind", "chat_ended");
        var lost = claimForAMoment(one).getFirst();

        worker(other).start();
        var delivery = other.deliveryOf("evt_left_behind", is("delivered"));

        assertThat(errorsOf(delivery)).containsExactly("worker_lost", "");
        assertThat(receiver.requests())
                .extracting(request -> request.header("webhook-id"))
                .containsExactly("evt_left_behind");
        assertThat(settle(one, lost)).isFalse();
        assertThat(other.deliveryOf("evt_left_behind", is("delivered"))).isEqualTo(delivery);
    }

    @Test
    void leaveAloneWhatAnotherHasInItsHands() {
        stopWorkers();
        one.endpoint(receiver.uri("/").toString(), "chat_ended");
        one.publish("evt_held", "chat_ended");

        var now = Instant.now();
        assertThat(queue(one).claim(10, now, now.plusSeconds(60))).hasSize(1);
        assertThat(queue(other).claim(10, now.plusSeconds(59), now.plusSeconds(90)))
                .isEmpty();
        var takenOver = queue(other).claim(10, now.plusSeconds(61), now.plusSeconds(90));

        assertThat(takenOver).hasSize(1);
        takenOver.forEach(claimed -> settle(other, claimed));
    }

    @Test
    void giveOneReceiverNoMoreThanItsShareAtATime() {
        stopWorkers();
        one.endpoint(receiver.uri("/").toString(), "chat_ended");
        IntStream.range(0, 20).forEach(n -> one.publish("evt_share_" + n, "chat_ended"));
        var now = Instant.now();

        var share = queue(one).claim(32, now, now.plusSeconds(60));
        assertThat(share)
                .extracting(ClaimedDelivery::messageId)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 8).mapToObj(n -> "evt_share_" + n).toList());
        assertThat(queue(other).claim(32, now, now.plusSeconds(60))).isEmpty();

        share.forEach(claimed -> settle(one, claimed));
        var rest = queue(other).claim(5, now, now.plusSeconds(60));
        assertThat(rest).hasSize(5);
        rest.forEach(claimed -> settle(other, claimed));
    }

    private void stopWorkers() {
        Stream.of(one, other).map(SeveralWorkersTests::worker).forEach(DeliveryWorker::stop);
    }

    private RunningDispatcher instanceFor(String id) {
        return id.hashCode() % 2 == 0 ? one : other;
    }

    private List<JsonNode> open() {
        return Stream.of("pending", "delivering", "retrying")
                .flatMap(status -> one.get("/deliveries?status=" + status)
                        .json()
                        .path("items")
                        .valueStream())
                .toList();
    }

    private static List<ClaimedDelivery> claimForAMoment(RunningDispatcher dispatcher) {
        var now = Instant.now();
        return queue(dispatcher).claim(1, now, now.plusMillis(200));
    }

    private static boolean settle(RunningDispatcher dispatcher, ClaimedDelivery claimed) {
        return queue(dispatcher).settle(claimed, new Attempt(Instant.now(), 200, 5, null, ""), new Next.Done());
    }

    private static List<String> errorsOf(JsonNode delivery) {
        return delivery.path("attempts")
                .valueStream()
                .map(attempt -> attempt.path("error").asString(""))
                .toList();
    }

    private static DeliveryWorker worker(RunningDispatcher dispatcher) {
        return dispatcher.bean(DeliveryWorker.class);
    }

    private static DeliveryQueue queue(RunningDispatcher dispatcher) {
        return dispatcher.bean(DeliveryQueue.class);
    }
}
