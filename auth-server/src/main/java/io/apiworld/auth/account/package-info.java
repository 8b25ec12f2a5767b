/** People: who they are, what their role lets them ask for, and their passwords, hashed slowly. */
@NullMarked
package io.apiworld.auth.account;

import org.jspecify.annotations.NullMarked;
