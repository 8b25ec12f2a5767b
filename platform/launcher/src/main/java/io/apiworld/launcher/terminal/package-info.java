/** The one place that prints: what a person or a program reading our output sees. */
@NullMarked
package io.apiworld.launcher.terminal;

import org.jspecify.annotations.NullMarked;
