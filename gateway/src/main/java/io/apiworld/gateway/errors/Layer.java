package io.apiworld.gateway.errors;

import java.util.Locale;

/** Where a request was refused, as a problem names it. */
public enum Layer {
    /** By the gateway's own rules. */
    GATEWAY,
    /** Because of who the caller is, or is not. */
    AUTH,
    /** Behind the gateway, by a service that could not be used. */
    UPSTREAM;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
