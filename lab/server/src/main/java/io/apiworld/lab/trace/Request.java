package io.apiworld.lab.trace;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a trace began with. */
record Request(Span span, @Nullable String method, @Nullable String path) {

    private static final Set<String> PAGES = Set.of(
            "/",
            "/customer",
            "/agent",
            "/routes",
            "/faults",
            "/logs",
            "/token",
            "/report",
            "/bff/me",
            "/api/gateway/routes");
    private static final List<String> LOOKS =
            List.of("/lab/", "/lessons", "/assets/", "/auth-assets/", "/favicon", "/zipkin", "/actuator");

    /** @param inOrder spans of a trace, the earliest first; its root is the one whose parent is not among them */
    static Request of(List<Span> inOrder) {
        var ids = inOrder.stream().map(Span::id).collect(Collectors.toSet());
        var root = inOrder.stream()
                .filter(span -> span.parentId() == null || !ids.contains(span.parentId()))
                .findFirst()
                .orElse(inOrder.getFirst());
        return new Request(root, root.tag("method"), pathOf(root));
    }

    String name() {
        var words = Stream.of(method == null ? "" : method, path == null ? "" : path)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" "));
        if (!words.isEmpty()) {
            return words;
        }
        return span.name() == null ? "unnamed" : span.name();
    }

    /** Pages, their assets, and questions about the system's health: not what anybody looks for in a list of traces. */
    boolean onlyLooks() {
        return path != null && (PAGES.contains(path) || LOOKS.stream().anyMatch(path::startsWith));
    }

    private static @Nullable String pathOf(Span span) {
        var url = span.tag("http.url");
        if (url == null) {
            return null;
        }
        try {
            return URI.create(url).getPath();
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
