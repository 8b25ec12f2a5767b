/** Where a world lives and which ports it has, from options, environment and what was recorded when it was started. */
@NullMarked
package io.apiworld.launcher.setting;

import org.jspecify.annotations.NullMarked;
