import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What all lessons take one after the other, each with its looks at spans, log lines and databases. */
record LabSuite(Shell shell) implements Suite {

    private static final int RUNS = 3;

    @Override
    public Section measured() {
        var world = new BenchWorld(shell);
        var all = new ArrayList<Double>();
        var median = new ArrayList<Double>();
        var longest = new ArrayList<Double>();
        var resident = new ArrayList<Double>();
        var lessons = 0;
        try {
            world.api("down");
            world.api("up");
            for (int run = 0; run < RUNS; run++) {
                var done = world.api("lesson", "run", "--all", "--json");
                var seconds = secondsOfEach(JsonMapper.shared().readTree(done.text()));
                lessons = seconds.size();
                all.add(done.seconds());
                median.add(new Figure("", "", seconds, "").median());
                longest.add(seconds.stream().max(Double::compare).orElseThrow());
                resident.add(Proc.residentMebibytes(List.of(world.pidOf("lab"))));
            }
        } finally {
            world.api("down");
        }
        return new Section(
                "Lessons",
                "`./api-world lesson run --all`, " + lessons + " lessons one after the other in a world of their own, all of"
                        + " which held. A lesson's time is that of its steps; some of them wait on purpose, for a quota or a timeout.",
                List.of(
                        new Figure("all lessons", "s", all, ""),
                        new Figure("the median lesson", "s", median, ""),
                        new Figure("the longest lesson", "s", longest, ""),
                        new Figure("resident memory of the lab after them", "MiB", resident, "")));
    }

    private static List<Double> secondsOfEach(JsonNode runs) {
        return StreamSupport.stream(runs.spliterator(), false).map(LabSuite::seconds).toList();
    }

    private static double seconds(JsonNode run) {
        return StreamSupport.stream(run.path("steps").spliterator(), false)
                        .mapToDouble(step -> step.path("tookMs").asDouble())
                        .sum()
                / 1000;
    }
}
