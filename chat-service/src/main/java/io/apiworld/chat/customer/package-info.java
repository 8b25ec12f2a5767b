/** What we know of a customer, as crm-service tells it; and an honest answer when it does not. */
@NullMarked
package io.apiworld.chat.customer;

import org.jspecify.annotations.NullMarked;
