package io.apiworld.lab.exchange;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param address the gateway as it is reached from here
 * @param patience how long one call may take
 */
@Validated
@ConfigurationProperties("lab.door")
record DoorRules(URI address, @DefaultValue("30s") Duration patience) {}
