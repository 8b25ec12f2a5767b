package io.apiworld.webhooks.address;

import java.net.UnknownHostException;

/** The host leads inside; nothing was sent. */
public final class ForbiddenAddress extends UnknownHostException {

    ForbiddenAddress(String host) {
        super(host + " leads to an address that webhooks may not reach");
    }
}
