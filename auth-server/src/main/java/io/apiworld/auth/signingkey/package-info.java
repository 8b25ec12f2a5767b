/** Keys that sign tokens: kept in the database, encrypted, published without their private part; a restart kills no token. */
@NullMarked
package io.apiworld.auth.signingkey;

import org.jspecify.annotations.NullMarked;
