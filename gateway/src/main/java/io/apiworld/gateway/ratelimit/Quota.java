package io.apiworld.gateway.ratelimit;

import io.github.bucket4j.BucketConfiguration;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;

/**
 * @param requests how many at once; what is spent comes back evenly
 * @param per the time in which a spent quota has come back
 */
public record Quota(@Min(1) long requests, @NotNull Duration per) {

    BucketConfiguration bucket() {
        return BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(requests).refillGreedy(requests, per))
                .build();
    }

    /** Tells buckets of different sizes apart: one keeps the size that it was made with. */
    String size() {
        return requests + "/" + per.toMillis();
    }
}
