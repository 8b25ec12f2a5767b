/** Every error is RFC 9457 problem+json with the same members, names the exact field, and gives nothing internal away. */
@NullMarked
package io.apiworld.defaults.problem;

import org.jspecify.annotations.NullMarked;
