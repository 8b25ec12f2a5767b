/** The lab's lessons from a terminal: what there is, how one runs, and what a person has done. */
@NullMarked
package io.apiworld.launcher.lesson;

import org.jspecify.annotations.NullMarked;
