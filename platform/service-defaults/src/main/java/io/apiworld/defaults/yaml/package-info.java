/** Reads what people write by hand in YAML, and says in which line a mistake stands. */
@NullMarked
package io.apiworld.defaults.yaml;

import org.jspecify.annotations.NullMarked;
