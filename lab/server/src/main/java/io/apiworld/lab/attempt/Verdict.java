package io.apiworld.lab.attempt;

import io.apiworld.lab.lesson.Lesson.Wanted;

/** What one call of a learner is worth. */
sealed interface Verdict {

    /** One of the calls that are still to be made. */
    record Counts(Wanted as) implements Verdict {}

    /** Right, and made before. */
    record Again() implements Verdict {}

    /** @param says the one thing to change first */
    record Amiss(String says) implements Verdict {}
}
