package io.apiworld.gateway.errors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** What a person sees who opens an address that leads nowhere. It needs no other file, so that it is whole while the lab is down. */
@Component
final class LostPage {

    private static final MediaType TYPE = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
    private static final List<MediaType> PROGRAMS =
            List.of(MediaType.APPLICATION_JSON, MediaType.APPLICATION_PROBLEM_JSON);

    private final String html;
    private final String policy;

    LostPage() {
        var style = read("lost.css");
        html = read("lost.html").replace("{{style}}", style);
        policy =
                "default-src 'none'; style-src 'sha256-%s'; img-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
                        .formatted(digestOf(style));
    }

    /** Whether somebody would rather read a page: browsers name HTML, and programs name JSON or nothing. */
    boolean isWantedBy(ServerHttpRequest request) {
        if (request.getMethod() != HttpMethod.GET && request.getMethod() != HttpMethod.HEAD) {
            return false;
        }
        try {
            var accepted = request.getHeaders().getAccept();
            var page = quality(accepted, List.of(MediaType.TEXT_HTML));
            return page > 0 && page > quality(accepted, PROGRAMS);
        } catch (InvalidMediaTypeException _) {
            return false;
        }
    }

    void describe(HttpHeaders headers) {
        headers.setContentType(TYPE);
        headers.set("Content-Security-Policy", policy);
        headers.set("Referrer-Policy", "same-origin");
    }

    byte[] of(String path, String correlationId) {
        return html.replace("{{path}}", HtmlUtils.htmlEscape(path))
                .replace("{{correlationId}}", HtmlUtils.htmlEscape(correlationId))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static double quality(List<MediaType> accepted, List<MediaType> of) {
        return accepted.stream()
                .filter(type -> of.stream().anyMatch(type::equalsTypeAndSubtype))
                .mapToDouble(MediaType::getQualityValue)
                .max()
                .orElse(0);
    }

    private static String digestOf(String style) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String read(String name) {
        try {
            return new ClassPathResource("errors/" + name).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
