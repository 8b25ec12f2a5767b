package io.apiworld.gateway.compression;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * @param from the smallest answer that is worth it: below, gzip's own frame and the work cost more than a packet saved
 * @param types what shrinks
 * @param never beginnings of paths whose answers hold secrets and repeat what the caller sent: forms with their tokens, tokens
 */
@Validated
@ConfigurationProperties("compression")
public record Compression(
        @DefaultValue("2KB") @NotNull DataSize from,

        @DefaultValue({
            "text/html",
            "text/css",
            "text/plain",
            "text/javascript",
            "application/javascript",
            "application/json",
            "application/problem+json",
            "image/svg+xml"
        })
        Set<String> types,

        @DefaultValue List<String> never) {

    boolean mayShrink(String path) {
        return never.stream().noneMatch(path::startsWith);
    }

    boolean shrinks(String contentType) {
        var end = contentType.indexOf(';');
        return types.contains(
                (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT));
    }
}
