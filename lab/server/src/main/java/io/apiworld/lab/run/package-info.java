/**
 * Lessons as they run against the live system: step by step, with everything that was sent and came back, what was checked, and
 * whether the cause that a lesson is about is what its outcome hangs on. One run at a time touches the world; the others wait. See
 * docs/adr/0029-a-lesson-is-data-and-its-check-can-fail.md.
 */
@NullMarked
package io.apiworld.lab.run;

import org.jspecify.annotations.NullMarked;
