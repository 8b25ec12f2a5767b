package io.apiworld.gateway.socket;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param recheck how often it is asked whether an open socket's token still counts */
@Validated
@ConfigurationProperties("socket")
record SocketRules(
        @DefaultValue("5s") @DurationMin(millis = 50) Duration recheck) {}
