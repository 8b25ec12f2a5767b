/**
 * Conditional requests (RFC 9110, section 13): a record's state has a name, the entity tag, by which a client can ask for what
 * has changed only, and change only what it has seen.
 */
@NullMarked
package io.apiworld.defaults.entitytag;

import org.jspecify.annotations.NullMarked;
