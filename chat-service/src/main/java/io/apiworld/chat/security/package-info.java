/** Who may call what. */
@NullMarked
package io.apiworld.chat.security;

import org.jspecify.annotations.NullMarked;
