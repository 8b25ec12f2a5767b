package io.apiworld.auth.session;

import java.io.Serializable;
import java.time.Instant;

/** What is remembered of a sign-in, so that its person can recognize it. */
record Arrival(String method, String address, String browser, Instant at) implements Serializable {

    static final String ATTRIBUTE = Arrival.class.getName();
}
