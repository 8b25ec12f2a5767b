/**
 * What a token says, and how it is kept: as a hash; one code has one winner, and a refresh token used twice ends its family
 * (docs/adr/0010-tokens-are-stored-as-hashes.md).
 */
@NullMarked
package io.apiworld.auth.token;

import org.jspecify.annotations.NullMarked;
