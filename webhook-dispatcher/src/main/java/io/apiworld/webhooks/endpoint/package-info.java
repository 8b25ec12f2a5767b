/** Who wants to be told of what: receivers, the events they chose, and their secrets, which are shown once and stored only sealed. */
@NullMarked
package io.apiworld.webhooks.endpoint;

import org.jspecify.annotations.NullMarked;
