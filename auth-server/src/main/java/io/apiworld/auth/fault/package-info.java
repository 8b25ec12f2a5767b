/**
 * Tokens that are wrong on purpose, for one correlation id: signed like any other, and good for nothing. Absent without the profile
 * {@code lab}; see docs/adr/0030-faults-are-pulled-from-the-lab.md.
 */
@NullMarked
package io.apiworld.auth.fault;

import org.jspecify.annotations.NullMarked;
