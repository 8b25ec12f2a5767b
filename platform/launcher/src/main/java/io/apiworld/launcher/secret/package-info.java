/** Every secret of a world, made once at its first start and kept in files that only the owner can read. */
@NullMarked
package io.apiworld.launcher.secret;

import org.jspecify.annotations.NullMarked;
