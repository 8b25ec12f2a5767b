/** A line for each part that shows how far it is, redrawn in place where the terminal can. */
@NullMarked
package io.apiworld.launcher.progress;

import org.jspecify.annotations.NullMarked;
