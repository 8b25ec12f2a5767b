/** Decides where a conversation waits and who is asked first, and says why. Decides only: nothing here reads or stores. */
@NullMarked
package io.apiworld.chat.routing;

import org.jspecify.annotations.NullMarked;
