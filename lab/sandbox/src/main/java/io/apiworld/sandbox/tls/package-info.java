/**
 * Sites whose TLS is broken, each in one way, beside one that is sound. Every certificate is made at the start, so that an expired
 * one is always just that and a good one never expires. Nothing here is mocked: any client that speaks TLS can be sent to them.
 */
@NullMarked
package io.apiworld.sandbox.tls;

import org.jspecify.annotations.NullMarked;
