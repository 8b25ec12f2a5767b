package io.apiworld.launcher.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What to run.
 *
 * @param environment all of it: nothing is inherited, so that a world does not depend on the shell it was started from
 */
public record Program(List<String> command, Map<String, String> environment, Path directory) {}
