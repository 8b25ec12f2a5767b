package io.apiworld.launcher.command;

import io.apiworld.launcher.trouble.Trouble;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Known here for the help only: the script runs it itself, since the tests build the launcher anew. */
@Command(name = "test", description = "Build everything and run all tests; arguments go to Maven.")
final class TestCommand implements Callable<Integer> {

    @Parameters(arity = "0..*", paramLabel = "ARGUMENT", description = "as Maven understands them")
    private List<String> arguments = List.of();

    @Override
    public Integer call() {
        throw new Trouble("Only the script runs the tests.", "In a checkout: ./api-world test", Trouble.REFUSED);
    }
}
