/**
 * What is broken on purpose just now, and what can be: one board for the lessons and for people. The services come and ask, so that
 * the lab need not know where their instances are, and knows which of them have heard. Every fault ends by itself. See
 * docs/adr/0030-faults-are-pulled-from-the-lab.md.
 */
@NullMarked
package io.apiworld.lab.fault;

import org.jspecify.annotations.NullMarked;
