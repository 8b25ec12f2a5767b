/**
 * A service that was called by a person's token gets one of its own for that person (RFC 8693): with less in it, and with the service's
 * name in {@code act}, so that whoever is called next knows both (docs/adr/0011-token-exchange-is-delegation.md).
 */
@NullMarked
package io.apiworld.auth.exchange;

import org.jspecify.annotations.NullMarked;
