/** What a token says, and how it is kept: one code has one winner, and a refresh token used twice ends its family. */
@NullMarked
package io.apiworld.auth.token;

import org.jspecify.annotations.NullMarked;
