package io.apiworld.launcher.progress;

/** How far a part is. */
public enum Stage {
    WAITING("waits"),
    PREPARING("prepares"),
    STARTING("starts"),
    STOPPING("stops"),
    READY("ready"),
    STOPPED("stopped"),
    FAILED("failed");

    private final String word;

    Stage(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    boolean over() {
        return this == READY || this == STOPPED || this == FAILED;
    }
}
