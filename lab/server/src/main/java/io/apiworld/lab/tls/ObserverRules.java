package io.apiworld.lab.tls;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param gateway the public door, by an address that is right from here
 * @param patience for a connection, and for each read
 * @param atOnce how many handshakes are observed at the same time
 */
@Validated
@ConfigurationProperties("lab.tls")
record ObserverRules(
        URI gateway,
        @DefaultValue("2s") Duration patience,
        @DefaultValue("4") @Min(1) @Max(32) int atOnce) {

    int patienceMillis() {
        return (int) patience.toMillis();
    }
}
