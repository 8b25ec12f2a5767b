/** How a world comes up as a whole or not at all, and how it goes down again. */
@NullMarked
package io.apiworld.launcher.lifecycle;

import org.jspecify.annotations.NullMarked;
