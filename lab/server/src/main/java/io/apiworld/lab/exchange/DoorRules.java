package io.apiworld.lab.exchange;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param address the gateway as it is reached from here
 * @param plain the same over HTTP, where nothing is served
 * @param patience how long one call may take
 */
@Validated
@ConfigurationProperties("lab.door")
record DoorRules(
        URI address, URI plain, @DefaultValue("30s") Duration patience) {}
