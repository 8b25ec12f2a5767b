package io.apiworld.chat.socket;

/** Not a frame of this protocol. The message says what is wrong with it, without what it says. */
final class BadFrame extends RuntimeException {

    BadFrame(String what) {
        super(what);
    }

    String what() {
        return String.valueOf(getMessage());
    }
}
