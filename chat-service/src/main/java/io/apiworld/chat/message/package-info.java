/** Messages, numbered without gaps within their conversation, stored once however often they are sent. */
@NullMarked
package io.apiworld.chat.message;

import org.jspecify.annotations.NullMarked;
