import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures what docs/figures.md reports, and writes it there: {@code ./api-world bench [SUITE...]}. A suite replaces its own
 * section and leaves the others as they are. Linux only, since CPU time and memory are read from /proc.
 */
final class Bench {

    private Bench() {}

    /** Changes {@code checkout}/docs/figures.md; works in {@code checkout}/target/bench. */
    public static void main(String[] names) throws Exception {
        var checkout = Path.of("").toAbsolutePath();
        var suites = suites(new Shell(checkout));
        var unknown = Arrays.stream(names).filter(name -> !suites.containsKey(name)).toList();
        if (!unknown.isEmpty()) {
            System.err.println("There is no suite " + unknown.getFirst() + ". The suites are: " + suites.keySet());
            System.exit(2);
        }
        var report = new Report(checkout.resolve("docs/figures.md"), new Shell(checkout));
        for (var name : names.length == 0 ? suites.keySet() : List.of(names)) {
            System.out.println("== " + name);
            report.put(name, suites.get(name).measured());
        }
    }

    private static Map<String, Suite> suites(Shell shell) {
        var suites = new LinkedHashMap<String, Suite>();
        suites.put("start", new StartSuite(shell));
        suites.put("edge", new EdgeSuite(shell));
        suites.put("tokens", new TokenSuite(shell));
        suites.put("build", new BuildSuite(shell));
        suites.put("lab", new LabSuite(shell));
        suites.put("test", new TestSuite(shell));
        return suites;
    }
}
