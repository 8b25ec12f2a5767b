/** Log files as the services write them, one JSON object a line, and as people like to read them. */
@NullMarked
package io.apiworld.launcher.logs;

import org.jspecify.annotations.NullMarked;
