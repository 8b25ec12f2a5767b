package io.apiworld.sandbox.tls;

import java.util.Base64;

/** RFC 7468. */
final class Pem {

    private Pem() {}

    static String of(String label, byte[] content) {
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN " + label + "-----\n" + lines + "\n-----END " + label + "-----\n";
    }
}
