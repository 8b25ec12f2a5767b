package io.apiworld.gateway.ratelimit;

import io.github.bucket4j.ConsumptionProbe;
import reactor.core.publisher.Mono;

/** Where it is counted who has asked how often. */
interface Buckets {

    /** Takes one request from the caller's quota, if there is one left. Fails when the counting place cannot be reached. */
    Mono<ConsumptionProbe> take(String key, Quota quota);
}
