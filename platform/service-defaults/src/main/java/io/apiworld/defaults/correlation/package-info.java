/** One id for everything that one request causes: taken or made at the door, echoed, logged, tagged on every span and sent on. */
@NullMarked
package io.apiworld.defaults.correlation;

import org.jspecify.annotations.NullMarked;
