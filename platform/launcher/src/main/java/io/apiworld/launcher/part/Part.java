package io.apiworld.launcher.part;

import io.apiworld.launcher.process.Program;
import io.apiworld.launcher.process.Running;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One process of a world.
 *
 * @param address where it can be reached
 * @param after the parts that must be ready before it is started
 * @param program prepares what it needs, and tells how to run it
 * @param stop ends it in its own way
 */
public record Part(
        String name,
        URI address,
        Set<String> after,
        List<Integer> ports,
        Supplier<Program> program,
        Readiness readiness,
        Consumer<Running> stop) {}
