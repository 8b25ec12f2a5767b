/** Web sockets: the caller and the backend are known to be good before the client gets its 101, and no socket outlives its token. */
@NullMarked
package io.apiworld.gateway.socket;

import org.jspecify.annotations.NullMarked;
