import java.util.List;
import java.util.Map;

/** Every test, once: it takes minutes. */
record TestSuite(Shell shell) implements Suite {

    @Override
    public Section measured() {
        var clone = shell.in(BuildSuite.freshClone(shell));
        var seconds = clone.run(Map.of(), List.of("./api-world", "test", "-q")).seconds();
        return new Section(
                "Tests",
                "`./api-world test` in a fresh clone: build, every unit and slice test, stores on PostgreSQL, the whole system"
                        + " over HTTPS, the pages in Chromium.",
                List.of(new Figure("all tests", "s", List.of(seconds), "")));
    }
}
