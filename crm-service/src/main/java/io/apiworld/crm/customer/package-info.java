/**
 * The customer's record: read, found, replaced, changed in part, never lost under somebody else's change. How many cases are
 * open is counted from the tickets at every read.
 */
@NullMarked
package io.apiworld.crm.customer;

import org.jspecify.annotations.NullMarked;
