/**
 * Faults that are switched on from outside, for a while, to see what they do to the whole: a crash, a delay, a slow database. Each
 * service that takes part asks the lab what is on, and puts it right before its own work; a fault may be for one correlation id only.
 * Nothing of this exists without the profile {@code lab}. Why so: docs/adr/0030-faults-are-pulled-from-the-lab.md.
 */
@NullMarked
package io.apiworld.defaults.fault;

import org.jspecify.annotations.NullMarked;
