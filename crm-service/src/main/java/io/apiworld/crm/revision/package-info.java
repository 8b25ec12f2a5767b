/**
 * How a client's document becomes the next state of a record: whole (PUT) or in part (PATCH, RFC 7396), only if the record
 * is still the one that the client saw (RFC 9110, section 13), and with what may not change refused by name.
 */
@NullMarked
package io.apiworld.crm.revision;

import org.jspecify.annotations.NullMarked;
