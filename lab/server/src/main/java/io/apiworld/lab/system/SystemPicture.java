package io.apiworld.lab.system;

import io.apiworld.defaults.fault.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

record SystemPicture(List<PartHealth> parts, List<Edge> edges, Instant checkedAt) {

    /** The same, and what of it is broken on purpose: that is not remembered, since it is cheap to know. */
    SystemPicture with(List<Fault> faults, Instant now) {
        return new SystemPicture(
                parts.stream().map(part -> part.with(faults, now)).toList(), edges, checkedAt);
    }

    /** @param latencyMs how long the answer took; nothing where there was none, or nobody had to be asked */
    record PartHealth(
            String name,
            String label,
            Part.Kind kind,
            State status,
            String detail,
            @Nullable Long latencyMs,
            int instances,
            List<OnPurpose> faults) {

        static PartHealth of(Part part, Health health, long tookMs) {
            return new PartHealth(
                    part.name(),
                    part.label(),
                    part.kind(),
                    health.state(),
                    health.detail(),
                    !health.answered() || part.check() instanceof Check.Here ? null : tookMs,
                    health.instances(),
                    List.of());
        }

        PartHealth with(List<Fault> all, Instant now) {
            var own = all.stream()
                    .filter(fault -> fault.service().equals(name))
                    .map(fault -> OnPurpose.of(fault, now))
                    .toList();
            return new PartHealth(name, label, kind, status, detail, latencyMs, instances, own);
        }
    }

    /** @param forOne whether only one caller suffers, and everybody else sees the part as it is */
    record OnPurpose(String kind, boolean forOne, long secondsLeft) {

        static OnPurpose of(Fault fault, Instant now) {
            var left = Duration.between(now, fault.until()).plusMillis(999).toSeconds();
            return new OnPurpose(fault.kind(), fault.onlyFor() != null, Math.max(0, left));
        }
    }
}
