package io.apiworld.crm.mapping;

/** A profile or a target's schema is wrong; the message says in which line. */
final class InvalidProfile extends IllegalArgumentException {

    InvalidProfile(String file, int line, String reason) {
        super("%s, line %d: %s".formatted(file, line, reason));
    }
}
