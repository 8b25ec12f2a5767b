package io.apiworld.gateway.openapi;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Whose documents are joined.
 *
 * @param sources the services by name
 * @param patience how long one service may take
 * @param keep for how long the joined document is given out without asking anew
 * @param keepIncomplete the same for one that lacks a service
 */
@Validated
@ConfigurationProperties("openapi")
record ContractSources(
        @NotEmpty Map<String, URI> sources,
        @DefaultValue("2s") @NotNull Duration patience,
        @DefaultValue("1m") @NotNull Duration keep,
        @DefaultValue("3s") @NotNull Duration keepIncomplete) {}
