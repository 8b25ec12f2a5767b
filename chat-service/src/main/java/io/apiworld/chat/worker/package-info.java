/** Work that is done again and again beside the requests: at intervals, and at once when there is reason to. */
@NullMarked
package io.apiworld.chat.worker;

import org.jspecify.annotations.NullMarked;
