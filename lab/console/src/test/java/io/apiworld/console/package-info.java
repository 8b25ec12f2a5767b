/** What can be said of the pages without a browser. How they behave is tried in one by the system tests. */
@NullMarked
package io.apiworld.console;

import org.jspecify.annotations.NullMarked;
