/**
 * Backends that fail on purpose, in front of them: the call goes to a server that really refuses, breaks off or shows a wrong
 * certificate, so that everything from there on is as it would be. Absent without the profile {@code lab}; see
 * docs/adr/0030-faults-are-pulled-from-the-lab.md.
 */
@NullMarked
package io.apiworld.gateway.fault;

import org.jspecify.annotations.NullMarked;
