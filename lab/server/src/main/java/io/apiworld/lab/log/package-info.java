/** The log lines of all services, as they lie in their files, found by what they have in common. */
@NullMarked
package io.apiworld.lab.log;

import org.jspecify.annotations.NullMarked;
