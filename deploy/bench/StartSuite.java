import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** From the command to the moment in which every part is healthy, on a built tree, and what it costs. */
record StartSuite(Shell shell) implements Suite {

    private static final int RUNS = 3;
    private static final int IDLE_SECONDS = 30;

    @Override
    public Section measured() throws InterruptedException {
        var world = new BenchWorld(shell);
        var first = new ArrayList<Double>();
        var again = new ArrayList<Double>();
        var cpu = new ArrayList<Double>();
        var resident = new ArrayList<Double>();
        var proportional = new ArrayList<Double>();
        try {
            world.api("reset", "--yes");
            first.add(world.api("up").seconds());
            for (int run = 0; run < RUNS; run++) {
                world.api("down");
                var before = Proc.cpuSecondsOfEndedChildren();
                again.add(world.api("up").seconds());
                var launcher = Proc.cpuSecondsOfEndedChildren() - before;
                var pids = world.pids();
                cpu.add(launcher + Proc.cpuSeconds(pids));
                TimeUnit.SECONDS.sleep(IDLE_SECONDS);
                resident.add(Proc.residentMebibytes(pids));
                proportional.add(Proc.proportionalMebibytes(pids));
            }
        } finally {
            world.api("down");
        }
        return new Section(
                "Start",
                "`./api-world up` on a built tree: nine processes, until the last is healthy. \"First\", once,"
                        + " makes the authority, the secrets and the database cluster as well.",
                List.of(
                        new Figure("`up`", "s", again, "40 s now, 15 s later"),
                        new Figure("`up`, first", "s", first, ""),
                        new Figure("CPU until then", "CPU s", cpu, ""),
                        new Figure("resident memory after 30 s idle, sum", "MiB", resident, "2,560 MiB now, 1,638 later"),
                        new Figure("the same, shared pages counted once (PSS)", "MiB", proportional, "")));
    }
}
