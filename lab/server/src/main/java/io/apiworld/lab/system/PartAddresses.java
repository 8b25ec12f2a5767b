package io.apiworld.lab.system;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where each part tells its health: of services the management address, of Zipkin its own.
 */
@Validated
@ConfigurationProperties("lab.parts")
record PartAddresses(
        @NotNull URI gateway,
        @NotNull URI authServer,
        @NotNull URI chatService,
        @NotNull URI crmService,
        @NotNull URI webhookDispatcher,
        @NotNull URI sandbox,
        @NotNull URI zipkin) {}
