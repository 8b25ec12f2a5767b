/**
 * The console's pages and assets, from the jar of {@code lab-console}. Assets have their version in the path and are kept by
 * browsers for good; pages are asked for anew each time, and name the current version.
 */
@NullMarked
package io.apiworld.lab.console;

import org.jspecify.annotations.NullMarked;
