package io.apiworld.launcher.progress;

/** Is told how far each part is; may be called by many threads. */
@FunctionalInterface
public interface Progress {

    Progress UNSEEN = (_, _, _) -> {};

    void now(String part, Stage stage, String detail);

    /** This process was told to end, and has ended what it had started. */
    default void interrupted() {}
}
