package io.apiworld.sandbox.tls;

import java.io.Closeable;

/** A port that behaves in some way until it is closed. */
interface Port extends Closeable {

    int number();
}
