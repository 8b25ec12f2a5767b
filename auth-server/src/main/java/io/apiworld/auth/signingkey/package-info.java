/**
 * Keys that sign tokens: kept in the database, encrypted, published without their private part; a restart kills no token. A new one is
 * published, then signs, then is retired, and nobody is logged out (docs/adr/0012-signing-keys-rotate-by-the-clock.md).
 */
@NullMarked
package io.apiworld.auth.signingkey;

import org.jspecify.annotations.NullMarked;
