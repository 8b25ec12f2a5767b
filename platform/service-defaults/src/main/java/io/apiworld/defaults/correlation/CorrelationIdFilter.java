package io.apiworld.defaults.correlation;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/** Takes the caller's correlation id or makes one, before tracing reads the headers, and echoes it. */
final class CorrelationIdFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var id = CorrelationId.of(request.getHeader(CorrelationId.HEADER)).orElseGet(CorrelationId::random);
        request.setAttribute(CorrelationId.class.getName(), id);
        response.setHeader(CorrelationId.HEADER, id.value());
        chain.doFilter(new Identified(request, id), response);
    }

    /** The request, as if its client had sent exactly this id. */
    private static final class Identified extends HttpServletRequestWrapper {

        private final CorrelationId id;

        Identified(HttpServletRequest request, CorrelationId id) {
            super(request);
            this.id = id;
        }

        @Override
        public @Nullable String getHeader(String name) {
            return isOurs(name) ? id.value() : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return isOurs(name) ? Collections.enumeration(List.of(id.value())) : super.getHeaders(name);
        }

        @Override
        public Enumeration<String> getHeaderNames() {
            var names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
            names.addAll(Collections.list(super.getHeaderNames()));
            names.add(CorrelationId.HEADER);
            return Collections.enumeration(names);
        }

        private static boolean isOurs(String name) {
            return CorrelationId.HEADER.equalsIgnoreCase(name);
        }
    }
}
