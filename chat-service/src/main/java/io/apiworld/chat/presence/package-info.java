/** Who is there. A connection that dies without a word is gone for everybody within a bounded time. */
@NullMarked
package io.apiworld.chat.presence;

import org.jspecify.annotations.NullMarked;
