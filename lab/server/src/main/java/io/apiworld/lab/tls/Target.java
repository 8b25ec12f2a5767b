package io.apiworld.lab.tls;

import java.net.InetSocketAddress;
import java.net.URI;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * With whom a handshake is done.
 *
 * @param askedAs the name that is asked for (SNI), and that the certificate must be for
 * @param trust whom a client of theirs trusts
 */
record Target(String name, URI address, String askedAs, X509ExtendedTrustManager trust) {

    private static final int HTTPS = 443;

    InetSocketAddress socket() {
        return new InetSocketAddress(address.getHost(), port());
    }

    int port() {
        return address.getPort() < 0 ? HTTPS : address.getPort();
    }
}
