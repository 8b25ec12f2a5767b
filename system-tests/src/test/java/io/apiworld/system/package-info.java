/**
 * The whole system from outside: started by the launcher as a user starts it, spoken to over HTTPS with the local CA, by Java, by
 * other people's clients and by a browser. Nothing here knows a class of a service.
 */
@NullMarked
package io.apiworld.system;

import org.jspecify.annotations.NullMarked;
