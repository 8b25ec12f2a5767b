package io.apiworld.lab.tls;

/**
 * One thing that one side said.
 *
 * @param micros since the connection was there
 * @param name as the RFC calls it; of what is encrypted, what it must be from its place and length
 * @param bytes on the wire, with the record's header
 */
record Step(Side from, long micros, Kind kind, String name, String detail, int bytes) {

    enum Kind {
        HANDSHAKE,
        ENCRYPTED,
        ALERT,
        DATA,
        OTHER
    }
}
