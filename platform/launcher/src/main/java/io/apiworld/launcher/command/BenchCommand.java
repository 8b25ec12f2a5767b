package io.apiworld.launcher.command;

import io.apiworld.launcher.trouble.Trouble;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Known here for the help only: the script runs it itself, since benchmarks are source beside the product, in deploy/bench. */
@Command(name = "bench", description = "Measure the figures of docs/figures.md and write them there; minutes each.")
final class BenchCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..*",
            paramLabel = "SUITE",
            description = "these suites only: start, edge, tokens, build, test")
    private List<String> suites = List.of();

    @Override
    public Integer call() {
        throw new Trouble("Only the script runs benchmarks.", "In a checkout: ./api-world bench", Trouble.REFUSED);
    }
}
