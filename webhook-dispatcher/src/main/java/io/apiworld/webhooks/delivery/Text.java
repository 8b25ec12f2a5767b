package io.apiworld.webhooks.delivery;

/** Strangers' text, as our database can hold it. */
final class Text {

    private Text() {}

    /** PostgreSQL's text holds no NUL. */
    static String storable(String text) {
        return text.replace('\0', '\uFFFD');
    }
}
