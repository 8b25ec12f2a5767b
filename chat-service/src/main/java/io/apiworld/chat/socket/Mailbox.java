package io.apiworld.chat.socket;

import io.apiworld.chat.signal.Signal.Typing;
import io.apiworld.chat.socket.Outgoing.Look;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What waits for one socket, in order. It holds no chat messages: those are in the database, and what waits is the reason to look
 * there. A client that reads slowly costs us next to nothing, and others nothing at all.
 */
final class Mailbox {

    private final int capacity;
    private final SequencedSet<Outgoing> waiting = new LinkedHashSet<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean closed;

    Mailbox(int capacity) {
        this.capacity = capacity;
    }

    /** @return false if there is no room: the client is too slow */
    boolean put(Outgoing outgoing) {
        lock.lock();
        try {
            if (closed || isUnimportant(outgoing) && waiting.size() >= capacity / 8) {
                return true;
            }
            if (waiting.size() >= capacity) {
                return false;
            }
            waiting.add(outgoing);
            changed.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the next; nothing once the mailbox is closed. */
    Optional<Outgoing> take() throws InterruptedException {
        lock.lock();
        try {
            while (waiting.isEmpty() && !closed) {
                changed.await();
            }
            return closed ? Optional.empty() : Optional.of(waiting.removeFirst());
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            waiting.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private static boolean isUnimportant(Outgoing outgoing) {
        return outgoing instanceof Look look && look.at() instanceof Typing;
    }
}
