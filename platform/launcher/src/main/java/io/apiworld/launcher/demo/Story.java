package io.apiworld.launcher.demo;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What happened in one run of the scenario.
 *
 * @param services that the trace names
 * @param trace where to see it
 */
public record Story(
        String traceId,
        String correlationId,
        String sessionId,
        String ticketId,
        List<String> deliveredEvents,
        Set<String> services,
        URI trace,
        Duration took,
        List<Hop> hops) {}
