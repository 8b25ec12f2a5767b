package io.apiworld.lab.system;

/** Asks one part how it is. Never throws for a part that is not well: that is an answer. */
@FunctionalInterface
interface Check {

    Health look();

    /** A part that is known to be there without asking, by the question itself. */
    record Here(String detail) implements Check {

        @Override
        public Health look() {
            return Health.up(detail);
        }
    }
}
