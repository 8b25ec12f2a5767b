package io.apiworld.chat.signal;

public interface Signals {

    /** Tells every listener of every instance; within a transaction only once that has been committed. */
    void send(Signal signal);
}
