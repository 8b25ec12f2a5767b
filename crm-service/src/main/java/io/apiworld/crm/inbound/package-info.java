/**
 * Takes webhooks: signed by Standard Webhooks, each with its effect exactly once, however often and by however many
 * connections it comes.
 */
@NullMarked
package io.apiworld.crm.inbound;

import org.jspecify.annotations.NullMarked;
