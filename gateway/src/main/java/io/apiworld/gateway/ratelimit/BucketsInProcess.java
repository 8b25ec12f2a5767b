package io.apiworld.gateway.ratelimit;

import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.caffeine.Bucket4jCaffeine;
import io.github.bucket4j.caffeine.CaffeineProxyManager;
import reactor.core.publisher.Mono;

/** What one gateway counts by itself. */
final class BucketsInProcess implements Buckets {

    /** Enough for everybody; an attacker with more addresses than this gets the oldest ones' quotas anew. */
    private static final int MOST = 100_000;

    private final CaffeineProxyManager<String> buckets;

    BucketsInProcess(TimeMeter time) {
        buckets = Bucket4jCaffeine.<String>builderFor(Caffeine.newBuilder().maximumSize(MOST))
                .clientClock(time)
                .build();
    }

    @Override
    public Mono<ConsumptionProbe> take(String key, Quota quota) {
        return Mono.fromSupplier(
                () -> buckets.builder().build(key, quota::bucket).tryConsumeAndReturnRemaining(1));
    }
}
