package io.apiworld.chat.signal;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Reaches the listeners of this instance: enough where there is only one. */
final class LocalSignals implements Signals {

    private final ObjectProvider<SignalListener> listeners;

    LocalSignals(ObjectProvider<SignalListener> listeners) {
        this.listeners = listeners;
    }

    @Override
    public void send(Signal signal) {
        afterCommit(() -> deliver(signal));
    }

    void deliver(Signal signal) {
        listeners.forEach(listener -> listener.on(signal));
    }

    static void afterCommit(Runnable action) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    action.run();
                }
            });
        } else {
            action.run();
        }
    }
}
