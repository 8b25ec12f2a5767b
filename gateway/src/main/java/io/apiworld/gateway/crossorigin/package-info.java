/** Which pages of other origins a browser may let read our answers: those that configuration names, and no others. */
@NullMarked
package io.apiworld.gateway.crossorigin;

import org.jspecify.annotations.NullMarked;
