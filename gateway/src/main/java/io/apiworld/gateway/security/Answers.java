package io.apiworld.gateway.security;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/**
 * What is known about secrets, each for a time of its own. Whoever asks about one that is being asked about already waits for that
 * answer, so a burst leads to one question. Kept by hash: a dump of the memory holds no token from here. A failure is not kept.
 */
final class Answers<T> {

    private record Known<T>(T answer, Instant until) {}

    private final AsyncCache<String, Known<T>> known;
    private final Clock clock;
    private final Function<T, Duration> holds;

    /** @param holds how long an answer may be used */
    Answers(int most, Clock clock, Function<T, Duration> holds) {
        this.clock = clock;
        this.holds = holds;
        known = Caffeine.newBuilder()
                .maximumSize(most)
                .expireAfter(
                        Expiry.<String, Known<T>>creating((_, one) -> Duration.between(clock.instant(), one.until())))
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .executor(Runnable::run)
                .buildAsync();
    }

    Mono<T> about(String secret, Supplier<Mono<T>> question) {
        return Mono.deferContextual(context -> {
            var hash = hash(secret);
            var held = known.getIfPresent(hash);
            if (held != null && held.isDone() && !isOver(held)) {
                return Mono.just(held.resultNow().answer());
            }
            var mine = new CompletableFuture<Known<T>>();
            var answer = known.asMap().compute(hash, (_, last) -> last == null || isOver(last) ? mine : last);
            if (answer == mine) {
                // In the trace of the request that asked first; should that one go away, the others still get the
                // answer.
                Mono.defer(question)
                        .switchIfEmpty(Mono.error(() -> new IllegalStateException("No answer")))
                        .map(one -> new Known<>(one, clock.instant().plus(holds.apply(one))))
                        .contextWrite(context)
                        .subscribe(mine::complete, mine::completeExceptionally);
            }
            return Mono.fromFuture(answer, true).map(Known::answer);
        });
    }

    /** The cache begins to count only after those who wait have been told, which may be later than they come again. */
    private boolean isOver(CompletableFuture<Known<T>> last) {
        return last.isDone()
                && (last.isCompletedExceptionally()
                        || !clock.instant().isBefore(last.resultNow().until()));
    }

    static String hash(String secret) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
