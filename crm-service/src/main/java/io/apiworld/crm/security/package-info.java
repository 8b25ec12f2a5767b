/**
 * Who may do what: one table of scopes, and the rule that a customer meets only its own record.
 */
@NullMarked
package io.apiworld.crm.security;

import org.jspecify.annotations.NullMarked;
