/** Plain HTTP answers nothing but where HTTPS is, before any token is read. */
@NullMarked
package io.apiworld.gateway.redirect;

import org.jspecify.annotations.NullMarked;
