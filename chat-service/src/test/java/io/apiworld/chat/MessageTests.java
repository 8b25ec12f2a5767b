package io.apiworld.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.chat.fixtures.Neighbours;
import io.apiworld.chat.fixtures.SocketClient;
import io.apiworld.testsupport.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

/** Numbered without gaps, stored once, missed never. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MessageTests {

    @AutoClose
    final Neighbours neighbours = new Neighbours();

    @AutoClose
    final RunningChat chat = RunningChat.start(TestDatabase.fresh(), neighbours, "chat.socket.resume-within=20");

    @Test
    void storesOnceWhatIsSentTwice() {
        var id = chat.startChat(RunningChat.customer(), "12345");
        try (var customer = following(id)) {
            customer.sendMessage(id, "same", "Once");
            var first = customer.await("ack").get("seq").asLong();
            customer.sendMessage(id, "same", "Once");
            var second = customer.await("ack").get("seq").asLong();

            assertThat(second).isEqualTo(first);
            assertThat(history(id)).hasSize(1);
            assertThat(customer.soFar("msg")).hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void takesTheSameMessageByRestAsOnce() {
        var id = chat.startChat(RunningChat.customer(), "12345");
        var path = "/api/chat/sessions/" + id + "/messages";

        var first = chat.post(path, RunningChat.customer(), "{\"id\":\"r-1\",\"text\":\"Hello\"}");
        var second = chat.post(path, RunningChat.customer(), "{\"id\":\"r-1\",\"text\":\"Hello\"}");

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
    }

    @Test
    void givesTheSameIdOfAnotherSenderItsOwnNumber() {
        var id = chat.startChat(RunningChat.customer(), "12345");
        var path = "/api/chat/sessions/" + id + "/messages";
        chat.post(path, RunningChat.customer(), "{\"id\":\"1\",\"text\":\"Mine\"}");

        var other = chat.post(path, RunningChat.machine(), "{\"id\":\"1\",\"text\":\"Yours\"}");

        assertThat(other.text("/text")).isEqualTo("Yours");
        assertThat(other.body().get("seq").asLong()).isEqualTo(2);
    }

    @Test
    void leavesNoGapBetweenTenWhoSendAtOnce() throws Exception {
        var id = chat.startChat(RunningChat.customer(), "12345");
        try (var customer = following(id);
                var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            senders.invokeAll(
                    IntStream.range(0, 10).mapToObj(n -> tenMessages(id, n)).toList());

            var seen = IntStream.range(0, 100)
                    .mapToObj(_ -> customer.await("msg").get("seq").asLong())
                    .toList();
            assertThat(seen)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, 100).boxed().toList());
        }
    }

    @Test
    void sendsAfterADropWhatWasMissedAndNothingTwice() {
        var id = chat.startChat(RunningChat.customer(), "12345");
        var epoch = chat.get("/api/chat/sessions/" + id, RunningChat.customer()).text("/epoch");
        try (var before = following(id)) {
            say(id, 1, 2, 3);
            IntStream.range(0, 3).forEach(_ -> before.await("msg"));
            before.vanish();
        }
        say(id, 4, 5);

        try (var after = chat.socket(RunningChat.customer())) {
            after.send(resume(id, epoch, 3));
            var resumed = after.await("welcome").at("/resumed/0");
            assertThat(resumed.get("recovered").asBoolean()).isTrue();
            assertThat(resumed.get("from").asLong()).isEqualTo(4);
            assertThat(resumed.get("to").asLong()).isEqualTo(5);
            say(id, 6);
            assertThat(List.of(seq(after), seq(after), seq(after))).containsExactly(4L, 5L, 6L);
            assertThat(after.soFar("msg")).isEmpty();
        }
    }

    @Test
    void resumesNothingWhenTheNumberingIsAnother() {
        var id = chat.startChat(RunningChat.customer(), "12345");
        say(id, 1);
        try (var customer = chat.socket(RunningChat.customer())) {
            customer.send(resume(id, "other", 0));

            assertThat(customer.await("welcome").at("/resumed/0/recovered").asBoolean())
                    .isFalse();
            say(id, 2);
            assertThat(seq(customer)).isEqualTo(2);
        }
    }

    @Test
    void resumesNothingRatherThanAPartOfALot() {
        var id = chat.startChat(RunningChat.customer(), "12345");
        var epoch = chat.get("/api/chat/sessions/" + id, RunningChat.customer()).text("/epoch");
        say(id, IntStream.rangeClosed(1, 21).toArray());
        try (var customer = chat.socket(RunningChat.customer())) {
            customer.send(resume(id, epoch, 0));

            assertThat(customer.await("welcome").at("/resumed/0/recovered").asBoolean())
                    .isFalse();
            assertThat(customer.soFar("msg")).isEmpty();
        }
    }

    @Test
    void resumesNoConversationOfAnotherCustomer() {
        var id = chat.startChat(RunningChat.customer(), "12345");
        var epoch = chat.get("/api/chat/sessions/" + id, RunningChat.customer()).text("/epoch");
        say(id, 1);
        try (var other = chat.socket(RunningChat.otherCustomer())) {
            other.send(resume(id, epoch, 0));

            assertThat(other.await("welcome").at("/resumed/0/recovered").asBoolean())
                    .isFalse();
            say(id, 2);
            assertThat(other.soFar("msg")).isEmpty();
        }
    }

    @Test
    void tellsOthersWhatWasReadAndWhoTypes() {
        var id = chat.startChat(RunningChat.customer(), "12345");
        say(id, 1);
        try (var customer = following(id);
                var agent = chat.socket(RunningChat.agent("agent09")).hello()) {
            agent.send("{\"t\":\"join\",\"conv\":\"%s\"}".formatted(id));
            agent.await("msg");
            customer.send("{\"t\":\"typing\",\"conv\":\"%s\"}".formatted(id));
            customer.send("{\"t\":\"read\",\"conv\":\"%s\",\"upTo\":99}".formatted(id));

            assertThat(agent.await("typing").get("by").asString()).isEqualTo("cesar");
            assertThat(agent.await("read").get("upTo").asLong()).isEqualTo(1);
            assertThat(customer.soFar("typing")).isEmpty();
        }
    }

    @Test
    void saysWhyAMessageWasNotTaken() {
        var id = chat.startChat(RunningChat.customer(), "12345");
        try (var customer = following(id);
                var other = chat.socket(RunningChat.otherCustomer()).hello()) {
            customer.sendMessage(id, "m-1", "  ");
            assertThat(error(customer)).isEqualTo("invalid-message m-1");
            customer.sendMessage(id, "m-2", "x".repeat(4001));
            assertThat(error(customer)).isEqualTo("invalid-message m-2");
            other.sendMessage(id, "m-3", "Let me in");
            assertThat(error(other)).isEqualTo("not-your-session m-3");
            chat.post("/api/chat/sessions/" + id + "/end", RunningChat.customer(), "{}");
            customer.sendMessage(id, "m-4", "One more thing");
            assertThat(error(customer)).isEqualTo("session-ended m-4");
            customer.sendMessage("nowhere", "m-5", "Hello?");
            assertThat(error(customer)).isEqualTo("unknown-session m-5");
        }
    }

    @Test
    void showsTheHistoryPageByPage() {
        var id = chat.startChat(RunningChat.customer(), "12345");
        say(id, 1, 2, 3, 4, 5);

        var page = chat.get("/api/chat/sessions/" + id + "/messages?after=2&limit=2", RunningChat.customer());

        assertThat(page.body().at("/items/0/seq").asLong()).isEqualTo(3);
        assertThat(page.body().get("items").size()).isEqualTo(2);
        assertThat(page.body().get("lastSeq").asLong()).isEqualTo(5);
    }

    @Test
    void leadsThroughTheHistoryByTheLinkHeaderToItsEnd() {
        var id = chat.startChat(RunningChat.customer(), "12345");
        say(id, 1, 2, 3, 4, 5);
        var seen = new ArrayList<Long>();

        var next = "/api/chat/sessions/" + id + "/messages?limit=2";
        while (next != null) {
            var page = chat.get(next, RunningChat.customer());
            page.body().get("items").forEach(item -> seen.add(item.get("seq").asLong()));
            var link = page.headers().getFirst("Link");
            next = link == null ? null : link.replaceFirst("^<(.*)>; rel=\"next\"$", "$1");
        }

        assertThat(seen).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void saysThatNothingHasHappenedUntilSomethingHas() {
        var id = chat.startChat(RunningChat.customer(), "12345");
        for (var path : List.of("/api/chat/sessions/" + id, "/api/chat/status?sessionId=" + id)) {
            var tag = chat.get(path, RunningChat.customer()).headers().getETag();

            assertThat(ifNoneMatch(path, tag)).isEqualTo(304);
            say(id, path.length());
            assertThat(ifNoneMatch(path, tag)).isEqualTo(200);
        }
    }

    private int ifNoneMatch(String path, String tag) {
        return chat.send(HttpMethod.GET, path, RunningChat.customer(), null, "If-None-Match", tag)
                .status();
    }

    private SocketClient following(String conversation) {
        var socket = chat.socket(RunningChat.customer()).hello();
        socket.send("{\"t\":\"join\",\"conv\":\"%s\"}".formatted(conversation));
        return socket;
    }

    private Callable<Void> tenMessages(String conversation, int sender) {
        return () -> {
            try (var socket = chat.socket(sender % 2 == 0 ? RunningChat.customer() : RunningChat.machine())
                    .hello()) {
                for (var n = 0; n < 10; n++) {
                    socket.sendMessage(conversation, "s%d-%d".formatted(sender, n), "Message");
                }
                IntStream.range(0, 10).forEach(_ -> socket.await("ack"));
            }
            return null;
        };
    }

    private void say(String conversation, int... numbers) {
        for (var number : numbers) {
            chat.post(
                    "/api/chat/sessions/" + conversation + "/messages",
                    RunningChat.machine(),
                    "{\"id\":\"n-%d\",\"text\":\"Number %d\"}".formatted(number, number));
        }
    }

    private List<JsonNode> history(String conversation) {
        return chat.get("/api/chat/sessions/" + conversation + "/messages", RunningChat.customer())
                .body()
                .get("items")
                .valueStream()
                .toList();
    }

    private static long seq(SocketClient socket) {
        return socket.await("msg").get("seq").asLong();
    }

    private static String error(SocketClient socket) {
        var error = socket.await("error");
        return error.get("code").asString() + " " + error.get("id").asString();
    }

    private static String resume(String conversation, String epoch, int seq) {
        return "{\"t\":\"hello\",\"resume\":[{\"conv\":\"%s\",\"epoch\":\"%s\",\"seq\":%d}]}"
                .formatted(conversation, epoch, seq);
    }
}
