package io.apiworld.chat.signal;

public interface SignalListener {

    /** Is called by the thread that sends: to be answered at once, with the work left to another thread. */
    void on(Signal signal);
}
