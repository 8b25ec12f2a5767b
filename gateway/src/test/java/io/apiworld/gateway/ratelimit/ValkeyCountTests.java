package io.apiworld.gateway.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails.Standalone;
import org.testcontainers.containers.GenericContainer;

@Tag("containers")
class ValkeyCountTests {

    private static final Quota TWO = new Quota(2, Duration.ofHours(1));

    @AutoClose
    final GenericContainer<?> valkey = started();

    @Test
    void twoGatewaysCountTogetherAndEachByItselfWhenValkeyIsGone() {
        var one = gateway();
        var other = gateway();

        assertThat(List.of(take(one), take(other), take(one), take(other))).containsExactly(true, true, false, false);

        valkey.stop();
        assertThat(List.of(take(one), take(one), take(one))).containsExactly(true, true, false);
    }

    private Buckets gateway() {
        var details = new DataRedisConnectionDetails() {
            @Override
            public Standalone getStandalone() {
                return Standalone.of(valkey.getHost(), valkey.getMappedPort(6379));
            }
        };
        var time = TimeMeter.SYSTEM_MILLISECONDS;
        var quotas = new Quotas(Map.of(), List.of(), Duration.ofSeconds(2), Duration.ofMinutes(5));
        return new BucketsWithFallback(
                new BucketsInValkey(details, time), new BucketsInProcess(time), quotas, Clock.systemUTC());
    }

    private static boolean take(Buckets buckets) {
        var probe = buckets.take("somebody", TWO).block(Duration.ofSeconds(10));
        return probe != null && probe.isConsumed();
    }

    private static GenericContainer<?> started() {
        var container = new GenericContainer<>("valkey/valkey:8").withExposedPorts(6379);
        container.start();
        return container;
    }
}
