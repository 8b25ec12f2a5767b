package io.apiworld.lab.lesson;

/** Commands as one types them in a terminal. */
public interface Commands {

    /** The call to start a lesson from, so that it counts for the attempt. */
    String start(Lesson lesson, String attempt);

    /** Prints an access token. */
    String token(Step.Identity as);
}
