/** The figures that docs/figures.md reports, measured on a real world. */
@NullMarked
package io.apiworld.launcher.bench;

import org.jspecify.annotations.NullMarked;
