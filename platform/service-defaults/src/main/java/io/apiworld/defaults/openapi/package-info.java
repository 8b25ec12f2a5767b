/**
 * The service's contract: {@code openapi.yaml} in the service says what is its own, {@code openapi/common.yaml} what every
 * service does alike; together they are one OpenAPI 3.1 document at {@code /openapi.json}. Nothing is read before somebody asks.
 */
@NullMarked
package io.apiworld.defaults.openapi;

import org.jspecify.annotations.NullMarked;
