/** Tells all instances that there is something new to read. A signal carries ids only and may be lost: whoever needs certainty also looks by himself now and then. */
@NullMarked
package io.apiworld.chat.signal;

import org.jspecify.annotations.NullMarked;
