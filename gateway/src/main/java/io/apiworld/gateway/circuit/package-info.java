/**
 * A service that has failed several times in a row is left alone for a while, and its callers are told so at once; it is tried
 * again by itself. What is safe to repeat is repeated once before anybody hears of a failure. Why so: docs/adr/0017.
 */
@NullMarked
package io.apiworld.gateway.circuit;

import org.jspecify.annotations.NullMarked;
