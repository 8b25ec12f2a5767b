/** Receivers are strangers: a webhook never reaches an address inside, unless its host was allowed by configuration. */
@NullMarked
package io.apiworld.webhooks.address;

import org.jspecify.annotations.NullMarked;
