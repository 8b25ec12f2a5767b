import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a newcomer waits for before the first start, when Maven has its dependencies. */
record BuildSuite(Shell shell) implements Suite {

    private static final int RUNS = 3;

    @Override
    public Section measured() {
        var clone = shell.in(freshClone(shell));
        var build = new ArrayList<Double>();
        for (int run = 0; run < RUNS; run++) {
            build.add(clone.run(
                            Map.of(),
                            List.of("./mvnw", "-B", "-q", "-Dmaven.test.skip=true", "-Dspotless.check.skip=true", "clean", "package"))
                    .seconds());
        }
        return new Section(
                "Build",
                "A fresh clone, dependencies at hand: every module compiled with ErrorProne and NullAway, and packaged.",
                List.of(new Figure("clean build", "s", build, "")));
    }

    static java.nio.file.Path freshClone(Shell shell) {
        var clone = shell.directory().resolve("target/bench/clone");
        shell.run(Map.of(), List.of("rm", "-rf", clone.toString()));
        shell.run(Map.of(), List.of("git", "clone", "-q", ".", clone.toString()));
        return clone;
    }
}
