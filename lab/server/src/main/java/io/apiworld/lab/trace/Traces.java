package io.apiworld.lab.trace;

/** What the trace store knows of one trace. */
public interface Traces {

    /**
     * As far as its spans have come: services send theirs a moment after they end. Empty for an unknown trace.
     *
     * @throws RuntimeException a problem that says so, if the trace store does not answer
     */
    TraceStory story(String traceId);

    /** All that is known of it, as the store has it; empty for an unknown trace. */
    String text(String traceId);
}
