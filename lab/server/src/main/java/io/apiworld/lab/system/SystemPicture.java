package io.apiworld.lab.system;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

record SystemPicture(List<PartHealth> parts, List<Edge> edges, Instant checkedAt) {

    /** @param latencyMs how long the answer took; nothing where there was none, or nobody had to be asked */
    record PartHealth(
            String name,
            String label,
            Part.Kind kind,
            State status,
            String detail,
            @Nullable Long latencyMs,
            int instances) {

        static PartHealth of(Part part, Health health, long tookMs) {
            return new PartHealth(
                    part.name(),
                    part.label(),
                    part.kind(),
                    health.state(),
                    health.detail(),
                    health.state() == State.DOWN || part.check() instanceof Check.Here ? null : tookMs,
                    health.instances());
        }
    }
}
