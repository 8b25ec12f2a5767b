/** A certificate authority of our own, the certificates it signs, and clients that trust nothing else. */
@NullMarked
package io.apiworld.launcher.tls;

import org.jspecify.annotations.NullMarked;
