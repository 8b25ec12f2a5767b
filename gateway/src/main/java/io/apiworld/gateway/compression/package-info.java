/**
 * Answers that shrink are sent smaller, where that gives nothing away: what holds secrets beside words of the caller's (BREACH) is
 * sent as it is. docs/adr/0018 says what that means.
 */
@NullMarked
package io.apiworld.gateway.compression;

import org.jspecify.annotations.NullMarked;
