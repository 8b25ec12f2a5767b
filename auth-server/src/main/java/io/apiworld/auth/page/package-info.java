/** The server's own pages: small, without a template engine, and with every text escaped unless its type says that it is markup. */
@NullMarked
package io.apiworld.auth.page;

import org.jspecify.annotations.NullMarked;
