/**
 * The customers of the first start.
 */
@NullMarked
package io.apiworld.crm.seed;

import org.jspecify.annotations.NullMarked;
