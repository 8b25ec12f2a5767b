package io.apiworld.gateway.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.testsupport.AdjustableClock;
import io.apiworld.testsupport.ClosedPort;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails.Standalone;
import reactor.core.publisher.Mono;

/** What several gateways do without the Valkey that they count in. That they count together with it: ValkeyCountTests. */
class SharedCountTests {

    private static final Quota TWO = new Quota(2, Duration.ofMinutes(1));

    private final AdjustableClock clock = new AdjustableClock(Instant.parse("2026-11-25T12:00:00Z"));

    @AutoClose
    final ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());

    @AutoClose
    final ClosedPort closed = new ClosedPort();

    SharedCountTests() throws IOException {}

    @Test
    void withoutValkeyEachGatewayCountsForItself() {
        var one = gateway(valkeyAt(closed.number()));
        var other = gateway(valkeyAt(closed.number()));

        assertThat(List.of(take(one), take(one), take(one))).containsExactly(true, true, false);
        assertThat(take(other)).isTrue();
    }

    @Test
    void aValkeyThatSaysNothingIsNotWaitedForAgainAndAgain() {
        var asked = new AtomicInteger();
        Buckets silence = (_, _) -> {
            asked.incrementAndGet();
            return Mono.never();
        };
        var gateway = gateway(silence);

        assertThat(List.of(take(gateway), take(gateway), take(gateway))).containsExactly(true, true, false);
        assertThat(asked).hasValue(1);
    }

    @Test
    void aConnectionThatIsNeverAnsweredIsNoAnswerEither() {
        var gateway = gateway(valkeyAt(silent.getLocalPort()));

        assertThat(List.of(take(gateway), take(gateway), take(gateway))).containsExactly(true, true, false);
    }

    @Test
    void whenItIsBackItIsAskedAgain() {
        var shared = new BucketsInProcess(time());
        var asked = new AtomicInteger();
        Buckets away = (key, quota) ->
                asked.incrementAndGet() == 1 ? Mono.error(new IOException("away")) : shared.take(key, quota);
        var gateway = gateway(away);
        take(gateway);

        clock.advanceBy(Duration.ofSeconds(3));
        take(gateway);

        assertThat(asked).hasValue(2);
    }

    private Buckets gateway(Buckets shared) {
        var quotas = new Quotas(Map.of(), List.of(), Duration.ofMillis(300), Duration.ofSeconds(2));
        return new BucketsWithFallback(shared, new BucketsInProcess(time()), quotas, clock);
    }

    private static boolean take(Buckets buckets) {
        var probe = buckets.take("somebody", TWO).block(Duration.ofSeconds(20));
        return probe != null && isTaken(probe);
    }

    private static boolean isTaken(ConsumptionProbe probe) {
        return probe.isConsumed();
    }

    private BucketsInValkey valkeyAt(int port) {
        return new BucketsInValkey(
                new DataRedisConnectionDetails() {
                    @Override
                    public Standalone getStandalone() {
                        return Standalone.of("localhost", port);
                    }
                },
                time());
    }

    private TimeMeter time() {
        return new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return TimeUnit.MILLISECONDS.toNanos(clock.millis());
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        };
    }
}
