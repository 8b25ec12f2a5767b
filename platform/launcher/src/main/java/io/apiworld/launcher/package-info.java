/**
 * Runs API World on one machine with no Docker. {@link io.apiworld.launcher.World} is the whole of it for programs,
 * {@link io.apiworld.launcher.Launcher} for people.
 */
@NullMarked
package io.apiworld.launcher;

import org.jspecify.annotations.NullMarked;
