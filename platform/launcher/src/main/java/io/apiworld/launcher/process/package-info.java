/** Processes that outlive the command which started them, and are never mistaken for another with the same number. */
@NullMarked
package io.apiworld.launcher.process;

import org.jspecify.annotations.NullMarked;
