package io.apiworld.gateway.ratelimit;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many requests may be under way at the same time in this gateway. A rate says nothing of that: a few slow ones can hold more
 * than many quick ones. An open web socket is none, its handshake is.
 *
 * @param perCaller of one address, key, client or person
 * @param inAll of everybody, pages and sign-in included
 */
@Validated
@ConfigurationProperties("concurrency")
public record Concurrency(
        @DefaultValue("100") @Min(1) int perCaller,
        @DefaultValue("2000") @Min(1) int inAll) {}
