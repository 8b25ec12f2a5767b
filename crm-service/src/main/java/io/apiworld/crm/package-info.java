/** The CRM: who the customers are, what is open for them, and what was said. */
@NullMarked
package io.apiworld.crm;

import org.jspecify.annotations.NullMarked;
