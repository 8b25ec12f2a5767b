/**
 * Cases of customers. A ticket and a case are one resource under two paths; an external reference is taken only once.
 */
@NullMarked
package io.apiworld.crm.ticket;

import org.jspecify.annotations.NullMarked;
