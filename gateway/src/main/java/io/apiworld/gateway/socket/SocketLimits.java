package io.apiworld.gateway.socket;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param idle how long a client may say nothing, not even a ping, before it counts as gone: one that lost its network sends no
 *     farewell. Several of chat's heartbeats of 25 s
 */
@Validated
@ConfigurationProperties("socket")
record SocketLimits(@DefaultValue("90s") @NotNull Duration idle) {}
