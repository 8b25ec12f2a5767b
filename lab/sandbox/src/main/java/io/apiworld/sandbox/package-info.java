/** Plays the outside world, as well or as badly as it is told to. */
@NullMarked
package io.apiworld.sandbox;

import org.jspecify.annotations.NullMarked;
