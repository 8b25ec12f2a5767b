/**
 * Looking at the system must neither load it nor show in it: many who ask at the same time cost one look, and what only looks is
 * not traced.
 */
@NullMarked
package io.apiworld.lab.watching;

import org.jspecify.annotations.NullMarked;
