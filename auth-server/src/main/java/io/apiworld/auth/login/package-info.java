/** The page where people give their password, to nobody else. */
@NullMarked
package io.apiworld.auth.login;

import org.jspecify.annotations.NullMarked;
