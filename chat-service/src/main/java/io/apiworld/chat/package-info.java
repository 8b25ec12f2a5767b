/** Chat between customers and agents. The database is the truth; a socket is a hint and a cursor. */
@NullMarked
package io.apiworld.chat;

import org.jspecify.annotations.NullMarked;
