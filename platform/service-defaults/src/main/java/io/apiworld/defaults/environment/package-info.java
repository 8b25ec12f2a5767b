/** Settings that hold for every service unless its own configuration says otherwise. */
@NullMarked
package io.apiworld.defaults.environment;

import org.jspecify.annotations.NullMarked;
