/**
 * Tells a listener of those calls, and only of those, whose client asks for it by a header: what was asked for and how it was
 * answered, never a credential. Absent unless {@code tap.to} says where the listener is.
 */
@NullMarked
package io.apiworld.gateway.tap;

import org.jspecify.annotations.NullMarked;
