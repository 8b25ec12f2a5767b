package io.apiworld.gateway.routing;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param strictTransportSecurity for how long a browser is to come by HTTPS alone. Short by default: on "localhost" it holds for
 *     every port of the machine, so a day of it would lock people out of their other projects
 */
@Validated
@ConfigurationProperties("edge")
record EdgeLimits(@DefaultValue("1h") Duration strictTransportSecurity) {}
