/** The authorization server: people, clients, keys, tokens. */
@NullMarked
package io.apiworld.auth;

import org.jspecify.annotations.NullMarked;
