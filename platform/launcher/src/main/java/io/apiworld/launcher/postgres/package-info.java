/** PostgreSQL from the binaries on the class path: unpacked once, one database and one role for each service. */
@NullMarked
package io.apiworld.launcher.postgres;

import org.jspecify.annotations.NullMarked;
