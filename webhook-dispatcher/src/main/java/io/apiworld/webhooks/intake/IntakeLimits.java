package io.apiworld.webhooks.intake;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/** @param maxBody the largest body of a request that is read */
@ConfigurationProperties("intake")
record IntakeLimits(@DefaultValue("1MB") DataSize maxBody) {}
