package io.apiworld.lab.system;

/**
 * What a check found.
 *
 * @param detail for a reader, in a few words
 * @param instances how many answer under the part's address
 */
record Health(State state, String detail, int instances) {

    boolean answered() {
        return state == State.UP || state == State.STARTING;
    }

    static Health up(String detail) {
        return up(detail, 1);
    }

    static Health up(String detail, int instances) {
        return new Health(State.UP, detail, instances);
    }

    static Health starting(String detail) {
        return new Health(State.STARTING, detail, 1);
    }

    /** No answer within the time that a look has: the part may be away, or just be busy. */
    static Health slow(String detail) {
        return new Health(State.SLOW, detail, 1);
    }

    static Health down(String detail) {
        return new Health(State.DOWN, detail, 0);
    }
}
