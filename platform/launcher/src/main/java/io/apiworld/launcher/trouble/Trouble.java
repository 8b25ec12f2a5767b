package io.apiworld.launcher.trouble;

/** Something that the person at the keyboard can do something about; shown without a stack trace. */
public class Trouble extends RuntimeException {

    public static final int FAILED = 1;
    public static final int BUSY = 3;
    public static final int REFUSED = 4;

    private final String advice;
    private final int exitCode;

    public Trouble(String message, String advice) {
        this(message, advice, FAILED);
    }

    public Trouble(String message, String advice, int exitCode) {
        super(message);
        this.advice = advice;
        this.exitCode = exitCode;
    }

    /** What to do about it; may span lines, may be empty. */
    public String advice() {
        return advice;
    }

    public int exitCode() {
        return exitCode;
    }
}
