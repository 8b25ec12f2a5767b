package io.apiworld.gateway.ratelimit;

import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;

@Configuration(proxyBeanMethods = false)
class RateLimitConfiguration {

    /** The platform's clock, so that a test can wait for a quota without waiting. */
    @Bean
    TimeMeter quotaTime(Clock clock) {
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

    @Bean
    @Profile("!cluster")
    Buckets bucketsInProcess(TimeMeter time) {
        return new BucketsInProcess(time);
    }

    @Configuration(proxyBeanMethods = false)
    @Profile("cluster")
    static class OfSeveralGateways {

        @Bean
        BucketsInValkey bucketsInValkey(DataRedisConnectionDetails details, TimeMeter time) {
            return new BucketsInValkey(details, time);
        }

        @Bean
        @Primary
        Buckets buckets(BucketsInValkey valkey, TimeMeter time, Quotas quotas, Clock clock) {
            return new BucketsWithFallback(valkey, new BucketsInProcess(time), quotas, clock);
        }
    }
}
