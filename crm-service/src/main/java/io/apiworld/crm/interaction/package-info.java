/**
 * The history of a customer's interactions, as the events told it.
 */
@NullMarked
package io.apiworld.crm.interaction;

import org.jspecify.annotations.NullMarked;
