package io.apiworld.defaults.yaml;

/** A file that people write by hand is wrong; the message names the file and the line. */
public final class InvalidYaml extends IllegalArgumentException {

    /** @param line the first is 1 */
    public InvalidYaml(String file, int line, String reason) {
        super("%s, line %d: %s".formatted(file, line, reason));
    }
}
