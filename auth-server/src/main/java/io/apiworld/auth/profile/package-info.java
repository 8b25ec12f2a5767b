/** The account page: who I am here, how I can sign in, where I am signed in, what I allowed; and the end of each. */
@NullMarked
package io.apiworld.auth.profile;

import org.jspecify.annotations.NullMarked;
