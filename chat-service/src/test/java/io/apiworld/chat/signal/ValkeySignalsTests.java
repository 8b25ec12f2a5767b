package io.apiworld.chat.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.apiworld.chat.RunningChat;
import io.apiworld.chat.fixtures.Neighbours;
import io.apiworld.testsupport.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.testcontainers.containers.GenericContainer;

/** Two instances that never look by themselves, so that all they know of each other came through Valkey. */
@Tag("containers")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ValkeySignalsTests {

    @AutoClose
    final GenericContainer<?> valkey = started();

    @AutoClose
    final Neighbours neighbours = new Neighbours();

    final TestDatabase database = TestDatabase.fresh();

    @AutoClose
    final RunningChat one = instance();

    @AutoClose
    final RunningChat other = instance();

    @Test
    @Order(1)
    void reachTheOtherInstance() {
        var id = one.startChat(RunningChat.customer(), "12345");
        try (var customer = one.socket(RunningChat.customer()).hello();
                var agent = other.socket(RunningChat.agent("agent01")).hello()) {
            customer.send("{\"t\":\"join\",\"conv\":\"%s\"}".formatted(id));
            agent.send("{\"t\":\"accept\",\"conv\":\"%s\"}".formatted(id));
            customer.await("assigned");
            agent.sendMessage(id, "a-1", "Good morning");
            assertThat(customer.await("msg").get("text").asString()).isEqualTo("Good morning");

            customer.send("{\"t\":\"typing\",\"conv\":\"%s\"}".formatted(id));
            assertThat(agent.await("typing").get("by").asString()).isEqualTo("cesar");
            customer.send("{\"t\":\"read\",\"conv\":\"%s\",\"upTo\":1}".formatted(id));
            assertThat(agent.await("read").get("upTo").asLong()).isEqualTo(1);
        }
    }

    @Test
    @Order(1)
    void tellTheOtherInstanceWhoCame() {
        try (var here = one.socket(RunningChat.agent("agent01")).hello();
                var _ = other.socket(RunningChat.agent("agent02")).hello()) {
            here.await(frame -> frame.path("user").asString("").equals("agent02"));
        }
    }

    @Test
    @Order(1)
    void reachAnInstanceThatStartedWhileValkeyDidNotAnswer() {
        valkey.getDockerClient().pauseContainerCmd(valkey.getContainerId()).exec();
        try (var late = instance()) {
            valkey.getDockerClient()
                    .unpauseContainerCmd(valkey.getContainerId())
                    .exec();
            try (var agent = late.socket(RunningChat.agent("agent03")).hello()) {
                await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
                    try (var _ = one.socket(RunningChat.agent("agent04")).hello()) {
                        agent.await(frame -> frame.path("user").asString("").equals("agent04"));
                    }
                });
            }
        }
    }

    @Test
    @Order(2)
    void areNotNeededWithinOneInstance() {
        valkey.stop();
        var id = one.startChat(RunningChat.customer(), "12345");
        try (var customer = one.socket(RunningChat.customer()).hello()) {
            customer.send("{\"t\":\"join\",\"conv\":\"%s\"}".formatted(id));
            customer.sendMessage(id, "c-1", "Anybody there?");

            customer.await("ack");
            customer.await("msg");
        }
    }

    private RunningChat instance() {
        return RunningChat.start(
                database,
                neighbours,
                "spring.profiles.active=cluster",
                "valkey.host=" + valkey.getHost(),
                "valkey.port=" + valkey.getMappedPort(6379),
                "chat.socket.look-every=1h");
    }

    private static GenericContainer<?> started() {
        var container = new GenericContainer<>("valkey/valkey:8").withExposedPorts(6379);
        container.start();
        return container;
    }
}
