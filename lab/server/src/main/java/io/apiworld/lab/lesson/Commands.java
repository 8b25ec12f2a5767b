package io.apiworld.lab.lesson;

/** Commands as one types them in a terminal. */
public interface Commands {

    /** The call to start a lesson from, so that it counts for the attempt. */
    String start(Lesson lesson, String attempt);

    /** Prints an access token. */
    String token(Step.Identity as);

    /** Breaks something for the calls of one person alone. */
    static String fault(Step.Fault fault) {
        var by = fault.by() == null ? "" : " --by %ds".formatted(fault.by().toSeconds());
        return "./api-world fault on %s %s%s --only mine --for 1m".formatted(fault.service(), fault.kind(), by);
    }
}
