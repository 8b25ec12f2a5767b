/** The lab: serves the console's pages, asks every part of the system how it is, and sums up what Zipkin has seen. */
@NullMarked
package io.apiworld.lab;

import org.jspecify.annotations.NullMarked;
