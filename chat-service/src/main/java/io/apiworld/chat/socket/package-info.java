/** The protocol chat.v1 over WebSocket: JSON frames, one in each text message, and the codes by which a socket is closed. */
@NullMarked
package io.apiworld.chat.socket;

import org.jspecify.annotations.NullMarked;
