/** A service with nothing in it but what the defaults are tested on. */
@NullMarked
package io.apiworld.defaults.sample;

import org.jspecify.annotations.NullMarked;
