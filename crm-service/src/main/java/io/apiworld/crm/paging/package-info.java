/**
 * Lists come in pages: a cursor that says where to go on, a limit, and a Link header (RFC 8288).
 */
@NullMarked
package io.apiworld.crm.paging;

import org.jspecify.annotations.NullMarked;
