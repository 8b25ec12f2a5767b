/** The commands of ./api-world. */
@NullMarked
package io.apiworld.launcher.command;

import org.jspecify.annotations.NullMarked;
