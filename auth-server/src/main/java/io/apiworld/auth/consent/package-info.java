/** A person is asked before an application that is not ours acts for them, may refuse, and may take back what was given. */
@NullMarked
package io.apiworld.auth.consent;

import org.jspecify.annotations.NullMarked;
