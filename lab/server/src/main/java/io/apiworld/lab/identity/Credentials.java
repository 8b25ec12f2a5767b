package io.apiworld.lab.identity;

import io.apiworld.lab.exchange.Header;
import java.util.Map;

/** What those as whom lessons act prove themselves with, for steps that show how it is done. */
public interface Credentials {

    /** By person. */
    Map<String, String> passwords();

    /** By client. */
    Map<String, String> secrets();

    /**
     * As a client sends them (RFC 6749, section 2.3.1).
     *
     * @throws NoToken if no client is called so
     */
    Header basic(String client);
}
