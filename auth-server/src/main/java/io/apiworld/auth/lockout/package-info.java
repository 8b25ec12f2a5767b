/**
 * Guessing of passwords is slowed down, for each account and for each address, whichever instance is asked: the counts are rows. A
 * name that nobody has is counted like any other, so that nothing is learnt from being made to wait.
 */
@NullMarked
package io.apiworld.auth.lockout;

import org.jspecify.annotations.NullMarked;
