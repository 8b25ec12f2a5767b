/** Offers waiting conversations to agents until one of them takes it. Safe with any number of instances. */
@NullMarked
package io.apiworld.chat.assignment;

import org.jspecify.annotations.NullMarked;
