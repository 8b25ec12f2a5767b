package io.apiworld.lab.attempt;

import io.apiworld.lab.exchange.Exchange;
import io.apiworld.lab.lesson.Lesson;
import java.util.Map;
import java.util.Optional;

/** Whether a lesson asks of learners no more than it does itself. */
public interface Rehearsal {

    /**
     * What would be said to a learner who made the calls that solve the lesson just as the lesson has; empty if they solve it.
     *
     * @param made what the lesson has done, by step
     */
    Optional<String> objection(Lesson lesson, Map<String, Exchange> made);
}
