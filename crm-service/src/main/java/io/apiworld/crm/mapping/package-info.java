/**
 * Turns an event into the fields of a CRM's case, by a profile that is data: declared in YAML, checked against the target's
 * schema when the service starts, and applied as a pure function.
 */
@NullMarked
package io.apiworld.crm.mapping;

import org.jspecify.annotations.NullMarked;
