package io.apiworld.gateway.crossorigin;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Cookies are never allowed across origins: a foreign page brings a token of its own, or nothing.
 *
 * @param paths what pages of other origins may call at all
 * @param origins whose pages may; none by default
 * @param methods the methods that a preflight may ask for
 * @param exposed the headers of an answer that a page may read beyond the few that it always may
 * @param remembered how long a browser need not ask again
 */
@Validated
@ConfigurationProperties("cors")
public record CrossOrigin(
        @DefaultValue List<String> paths,
        @DefaultValue List<String> origins,

        @DefaultValue({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"})
        List<String> methods,

        @DefaultValue List<String> exposed,
        @DefaultValue("10m") @NotNull Duration remembered) {

    List<PathPattern> patterns() {
        return paths.stream().map(PathPatternParser.defaultInstance::parse).toList();
    }

    CorsConfiguration configuration() {
        var cors = new CorsConfiguration();
        cors.setAllowedOrigins(origins);
        cors.setAllowedMethods(methods);
        cors.setAllowedHeaders(List.of(CorsConfiguration.ALL));
        cors.setExposedHeaders(exposed);
        cors.setAllowCredentials(false);
        cors.setMaxAge(remembered);
        return cors;
    }
}
