/** Secrets that must be read again (keys, webhook secrets) stand in the database only sealed. */
@NullMarked
package io.apiworld.defaults.sealing;

import org.jspecify.annotations.NullMarked;
