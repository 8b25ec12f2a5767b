package io.apiworld.gateway.ratelimit;

import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SslOptions;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.ssl.SslBundle;
import reactor.core.publisher.Mono;

/** One count for several gateways. The connection is made when it is needed: a gateway starts and serves without Valkey. */
final class BucketsInValkey implements Buckets, DisposableBean {

    private static final String PREFIX = "gateway:quota:";
    private static final Duration FORGOTTEN = Duration.ofMinutes(10);

    private final RedisURI uri;
    private final RedisClient valkey;
    private final TimeMeter time;
    private final Mono<AsyncProxyManager<String>> buckets;

    BucketsInValkey(DataRedisConnectionDetails details, TimeMeter time) {
        var place = details.getStandalone();
        if (place == null) {
            throw new IllegalStateException("Quotas need a standalone Valkey: spring.data.redis.host");
        }
        this.time = time;
        uri = RedisURI.create(place.getHost(), place.getPort());
        valkey = RedisClient.create();
        // What is sent while Valkey is away fails at once instead of waiting for it.
        var options = ClientOptions.builder().disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS);
        var bundle = details.getSslBundle();
        if (bundle != null) {
            uri.setSsl(true);
            options.sslOptions(secured(bundle));
        }
        valkey.setOptions(options.build());
        // Kept once it is there; a failure is not kept, so that the next request tries again.
        buckets = Mono.fromCompletionStage(this::connected).cacheInvalidateIf(_ -> false);
    }

    @Override
    public Mono<ConsumptionProbe> take(String key, Quota quota) {
        return buckets.flatMap(manager -> Mono.fromFuture(manager.builder()
                .build(PREFIX + key, () -> CompletableFuture.completedFuture(quota.bucket()))
                .tryConsumeAndReturnRemaining(1)));
    }

    @Override
    public void destroy() {
        valkey.shutdown(Duration.ZERO, Duration.ofSeconds(2));
    }

    /** As Boot does it for its own connections: trusts our authority alone, and shows a certificate of ours. */
    private static SslOptions secured(SslBundle bundle) {
        var managers = bundle.getManagers();
        var options = SslOptions.builder()
                .keyManager(managers.getKeyManagerFactory())
                .trustManager(managers.getTrustManagerFactory());
        var protocols = bundle.getOptions().getEnabledProtocols();
        return (protocols == null ? options : options.protocols(protocols)).build();
    }

    private CompletableFuture<AsyncProxyManager<String>> connected() {
        var codec = RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);
        return valkey.connectAsync(codec, uri)
                .toCompletableFuture()
                .thenApply(connection -> Bucket4jLettuce.casBasedBuilder(connection)
                        .clientClock(time)
                        .expirationAfterWrite(
                                ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(FORGOTTEN))
                        .build()
                        .asAsync());
    }
}
