/**
 * Lessons that people do with a client of their own. A call that carries the attempt's id in {@code X-Lesson} is told by the
 * gateway; it is one of those that solve the lesson, or brings the hint that fits what was amiss.
 */
@NullMarked
package io.apiworld.lab.attempt;

import org.jspecify.annotations.NullMarked;
