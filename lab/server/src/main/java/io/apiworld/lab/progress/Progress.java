package io.apiworld.lab.progress;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who has done what; who has done something twice has done it at the first time. */
public interface Progress {

    /** A person watched a lesson run to its end, and all its checks held. */
    void watched(String person, String lesson);

    /** A person did a lesson with a client of their own. */
    void solved(String person, String lesson);

    List<Done> of(String person);

    /** Adds what the person has done elsewhere; of two times the first counts, so that nothing that is done is lost. All or nothing. */
    void merge(String person, List<Done> elsewhere);

    /** @return whether there was anything to forget */
    boolean forget(String person, String lesson);

    void forgetAll(String person);

    /** At least one of the two times is there. */
    record Done(
            String lesson,
            @Nullable Instant watchedAt,
            @Nullable Instant solvedAt) {}
}
