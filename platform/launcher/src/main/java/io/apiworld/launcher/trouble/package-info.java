/** Everything that can go wrong, told so that the reader knows what to do next. */
@NullMarked
package io.apiworld.launcher.trouble;

import org.jspecify.annotations.NullMarked;
