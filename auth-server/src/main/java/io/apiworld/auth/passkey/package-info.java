/** Passkeys (Web Authentication, Level 3): a second way in, without anything that could be guessed, told or phished. */
@NullMarked
package io.apiworld.auth.passkey;

import org.jspecify.annotations.NullMarked;
