/**
 * The demonstration's people and machines, as lessons act for them: each gets its token as anybody would, people by signing in at
 * the authorization server, machines by client credentials.
 */
@NullMarked
package io.apiworld.lab.identity;

import org.jspecify.annotations.NullMarked;
