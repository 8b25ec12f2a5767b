package io.apiworld.lab.log;

/** How much a line matters, the most first. */
enum Level {
    ERROR,
    WARN,
    INFO,
    DEBUG,
    TRACE;

    /** Whether a line of that level matters at least as much; one of a level that nobody knows does not. */
    boolean isReachedBy(String level) {
        for (var one : values()) {
            if (one.name().equals(level)) {
                return one.compareTo(this) <= 0;
            }
        }
        return false;
    }
}
