package io.apiworld.sandbox.tls;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.net.InetAddress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the sites are.
 *
 * @param host the name by which clients reach them; it is in the certificates
 * @param address what they listen on
 * @param firstPort of the first site; the others follow in order. 0 for any that are free
 * @param directory has the lab's root (tls-lab.pem and its key) and the platform's authority (ca.pem); without one, a root is made
 *     that lives as long as the process
 */
@Validated
@ConfigurationProperties("tls-lab")
record TlsLab(
        @DefaultValue("localhost") @NotBlank String host,
        @DefaultValue("127.0.0.1") InetAddress address,
        @DefaultValue("18433") @Min(0) @Max(65_000) int firstPort,
        @Nullable Path directory) {

    TlsLab {
        directory = directory == null || directory.toString().isEmpty() ? null : directory;
    }

    int portOf(Site site) {
        return firstPort == 0 ? 0 : firstPort + site.ordinal();
    }
}
