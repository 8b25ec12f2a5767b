/** What the services have stored, for lessons to look at: read, never changed. */
@NullMarked
package io.apiworld.lab.store;

import org.jspecify.annotations.NullMarked;
