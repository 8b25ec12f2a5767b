/** The console's backend-for-frontend: people sign in here, tokens stay here, the browser holds a cookie (RFC 10017). */
@NullMarked
package io.apiworld.gateway.session;

import org.jspecify.annotations.NullMarked;
