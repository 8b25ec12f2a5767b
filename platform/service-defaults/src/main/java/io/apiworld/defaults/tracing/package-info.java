/** A trace that does not end where the thread ends: links that can be stored in a row and continued later, by another instance too. */
@NullMarked
package io.apiworld.defaults.tracing;

import org.jspecify.annotations.NullMarked;
