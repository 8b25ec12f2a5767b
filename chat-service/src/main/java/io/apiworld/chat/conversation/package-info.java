/** The life of a conversation: started, waiting, held by an agent, ended, deleted; and who may take part in it. */
@NullMarked
package io.apiworld.chat.conversation;

import org.jspecify.annotations.NullMarked;
