/**
 * Looks at TLS from the client's side: does a live handshake with a site of the lab, or with the platform's own gateway, and reports
 * what went over the wire, what was decided, and the exact error. Only those addresses can be asked for, by name.
 */
@NullMarked
package io.apiworld.lab.tls;

import org.jspecify.annotations.NullMarked;
