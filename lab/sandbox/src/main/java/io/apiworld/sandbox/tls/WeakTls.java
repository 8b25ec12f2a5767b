package io.apiworld.sandbox.tls;

import java.security.Security;

/**
 * TLS 1.0 and 1.1 are still in the JDK and disabled by a security property, which is read once per process and before the first
 * handshake. Two of the sites speak nothing else, so this process, and no other of the platform, gives them back. Its own API
 * names its versions (1.2 and 1.3) in its SSL bundle. See docs/adr/0025.
 */
public final class WeakTls {

    private WeakTls() {}

    /** Must be called before anything in this process uses TLS. */
    public static void allow() {
        // What is left forbidden has no authentication or no encryption at all.
        Security.setProperty("jdk.tls.disabledAlgorithms", "NULL, anon");
    }
}
