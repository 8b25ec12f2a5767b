package io.apiworld.crm.version;

import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.RequestPath;
import org.springframework.web.accept.ApiVersionDeprecationHandler;
import org.springframework.web.accept.StandardApiVersionDeprecationHandler;
import org.springframework.web.servlet.config.annotation.ApiVersionConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Which versions there are, and that the first one ends. */
@Configuration(proxyBeanMethods = false)
class VersionConfiguration {

    private static final Pattern VERSIONED = Pattern.compile("/v[0-9.]+(/.*)?");
    private static final LocalDate DEPRECATED = LocalDate.of(2026, 11, 1);
    private static final LocalDate SUNSET = LocalDate.of(2027, 11, 1);
    private static final URI EXPLANATION = URI.create("/reference");

    @Bean
    WebMvcConfigurer versionsStandInThePath() {
        return new WebMvcConfigurer() {
            @Override
            public void configureApiVersioning(ApiVersionConfigurer versions) {
                versions.usePathSegment(0, VersionConfiguration::isVersioned)
                        .setVersionRequired(false)
                        .addSupportedVersions("1", "2")
                        .setDeprecationHandler(firstVersionEnds());
            }
        };
    }

    private static boolean isVersioned(RequestPath path) {
        return VERSIONED.matcher(path.value()).matches();
    }

    /** {@code Deprecation} (RFC 9745), {@code Sunset} (RFC 8594), and where the same record is in the version that stays. */
    private static ApiVersionDeprecationHandler firstVersionEnds() {
        var standard = new StandardApiVersionDeprecationHandler();
        standard.configureVersion("1")
                .setDeprecationDate(DEPRECATED.atStartOfDay(ZoneOffset.UTC))
                .setDeprecationLink(EXPLANATION)
                .setSunsetDate(SUNSET.atStartOfDay(ZoneOffset.UTC))
                .setSunsetLink(EXPLANATION);
        return (version, handler, request, response) -> {
            standard.handleVersion(version, handler, request, response);
            var path = request.getRequestURI();
            if (path.startsWith("/v1/")) {
                response.addHeader(
                        HttpHeaders.LINK, "</v2/%s>; rel=\"successor-version\"".formatted(path.substring(4)));
            }
        };
    }
}
