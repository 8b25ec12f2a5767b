package io.apiworld.gateway.security;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Some paths. Asked of every request, where Spring Security's own matchers would each be a pipeline of Reactor's. */
record Paths(List<PathPattern> some, List<PathPattern> others) {

    static Paths of(String... patterns) {
        return new Paths(parsed(patterns), List.of());
    }

    /** The same, without these. */
    Paths except(String... patterns) {
        return new Paths(some, parsed(patterns));
    }

    boolean hold(ServerHttpRequest request) {
        return isIn(some, request) && !isIn(others, request);
    }

    private static List<PathPattern> parsed(String... patterns) {
        return Stream.of(patterns).map(PathPatternParser.defaultInstance::parse).toList();
    }

    private static boolean isIn(List<PathPattern> patterns, ServerHttpRequest request) {
        var path = request.getPath().pathWithinApplication();
        for (var pattern : patterns) {
            if (pattern.matches(path)) {
                return true;
            }
        }
        return false;
    }
}
