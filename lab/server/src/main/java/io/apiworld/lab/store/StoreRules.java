package io.apiworld.lab.store;

import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * As whom the lab reads what services store.
 *
 * @param address of PostgreSQL, to which a database's name is added
 * @param user who may read everything and change nothing
 * @param timeout after which a query is given up, in whole seconds
 */
@ConfigurationProperties("lesson.stores")
@Validated
record StoreRules(
        @NotBlank String address,
        @NotBlank String user,
        @NotBlank String password,
        @DefaultValue("2s") Duration timeout) {

    @Override
    public String toString() {
        return "StoreRules of " + user + " at " + address;
    }
}
