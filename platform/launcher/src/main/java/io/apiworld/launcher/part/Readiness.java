package io.apiworld.launcher.part;

import java.util.Optional;

/** Whether a part is ready to work. */
@FunctionalInterface
public interface Readiness {

    /** Empty when it is ready, else what is missing. */
    Optional<String> missing();
}
