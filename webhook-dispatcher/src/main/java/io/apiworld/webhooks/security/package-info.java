/** Who may call what. */
@NullMarked
package io.apiworld.webhooks.security;

import org.jspecify.annotations.NullMarked;
