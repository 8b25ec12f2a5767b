import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What was measured, run by run.
 *
 * @param aim what we want it to be; empty where there is no aim
 */
record Figure(String name, String unit, List<Double> runs, String aim) {

    Figure {
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("No runs of " + name);
        }
    }

    /** The middle run; of an even number of runs the mean of the two in the middle. */
    double median() {
        var sorted = runs.stream().sorted().toList();
        var middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    String row() {
        var all = runs.stream().map(Figure::shown).collect(Collectors.joining(", "));
        return "| %s | %s %s | %s | %s |".formatted(name, shown(median()), unit, all, aim);
    }

    private static String shown(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : "%.2f", value);
    }
}
