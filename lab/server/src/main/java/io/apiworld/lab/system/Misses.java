package io.apiworld.lab.system;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells a part that is away from one that was late once: only some misses in a row make it down. What refuses is down at once,
 * and stays so until it answers. Safe for use by many threads.
 */
final class Misses {

    private final int enough;
    private final Map<String, Integer> inARow = new ConcurrentHashMap<>();

    Misses(int enough) {
        this.enough = enough;
    }

    Health judge(String part, Health found) {
        var missed = switch (found.state()) {
            case UP, STARTING -> 0;
            case SLOW -> inARow.getOrDefault(part, 0) + 1;
            case DOWN -> enough;
        };
        inARow.put(part, missed);
        return found.state() == State.SLOW && missed >= enough ? Health.down(found.detail()) : found;
    }
}
