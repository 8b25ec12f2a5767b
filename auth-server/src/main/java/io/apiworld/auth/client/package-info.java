/** Applications that may ask for tokens, and their secrets, hashed fast because they are long and random. */
@NullMarked
package io.apiworld.auth.client;

import org.jspecify.annotations.NullMarked;
