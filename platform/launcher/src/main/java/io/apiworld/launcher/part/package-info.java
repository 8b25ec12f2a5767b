/** The parts of a world, what each needs in order to start, and how one sees that it is ready. */
@NullMarked
package io.apiworld.launcher.part;

import org.jspecify.annotations.NullMarked;
