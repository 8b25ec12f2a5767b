/** The lab's fault board from a terminal: what can be broken, what is, and for whom. */
@NullMarked
package io.apiworld.launcher.fault;

import org.jspecify.annotations.NullMarked;
