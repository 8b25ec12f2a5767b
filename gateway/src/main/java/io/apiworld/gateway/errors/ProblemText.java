package io.apiworld.gateway.errors;

import org.jspecify.annotations.Nullable;
import org.springframework.web.ErrorResponse;

/** Problems as bytes, for whoever must answer where there is no exchange to answer on. */
public interface ProblemText {

    /**
     * The problem as RFC 9457 JSON with the members that each of ours has.
     *
     * @param path what was asked for, where that is known
     * @param traceId absent where nothing is traced
     */
    byte[] of(ErrorResponse problem, @Nullable String path, String correlationId, @Nullable String traceId);
}
