import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** What the gateway costs: the same request by several ways, in turns, so that a slow moment of the machine meets all of them. */
record EdgeSuite(Shell shell) implements Suite {

    private static final int STARTS = 3;
    private static final int ROUNDS = 5;
    private static final int SECONDS = 8;

    /** A JVM whose second compiler has only half of two cores needs that long until it gets no faster. */
    private static final int WARM_UP_SECONDS = 80;

    private static final String OURS = "our gateway";
    private static final String STOCK = "stock Spring Cloud Gateway";
    private static final String LIGHT = "/sandbox/bench";
    private static final String REAL = "/api/customers/12345";

    @Override
    public Section measured() throws Exception {
        var world = new BenchWorld(shell);
        world.up(BenchWorld.NO_LIMITS, "postgres", "zipkin", "gateway", "auth-server", "crm-service");
        try (var peers = new Peers(world)) {
            peers.start();
            var figures = new ArrayList<>(start(world));
            figures.addAll(compared("light backend", light(world)));
            figures.addAll(compared("a customer", real(world)));
            return new Section(
                    "The gateway",
                    "wrk, %d connections, TLS everywhere, %d s a turn after a warm-up of %d s for each gateway. \"Light\" is an nginx that answers a fixed 100 bytes;"
                                    .formatted(Load.CONNECTIONS, SECONDS, WARM_UP_SECONDS)
                            + " \"a customer\" is `GET /api/customers/12345`, with PostgreSQL behind it. Our gateway checks the token,"
                            + " limits rates, writes a log line and traces every request; the others do nothing of it."
                            + " The load generator, proxy and backend share the cores: read the ratios.",
                    figures);
        } finally {
            world.down();
        }
    }

    private Map<String, Load> light(BenchWorld world) throws Exception {
        var ways = new LinkedHashMap<String, Load>();
        ways.put(OURS, load(world, BenchWorld.PORT, LIGHT));
        ways.put(STOCK, load(world, Peers.STOCK_TO_LIGHT, LIGHT));
        ways.put("nginx", load(world, Peers.NGINX_TO_LIGHT, LIGHT));
        ways.put("direct", load(world, Peers.LIGHT_BACKEND, LIGHT));
        return ways;
    }

    private Map<String, Load> real(BenchWorld world) throws Exception {
        var ways = new LinkedHashMap<String, Load>();
        ways.put(OURS, load(world, BenchWorld.PORT, REAL));
        ways.put(STOCK, load(world, Peers.STOCK_TO_CRM, REAL));
        ways.put("nginx", load(world, Peers.NGINX_TO_CRM, REAL));
        ways.put("direct", load(world, world.portOf("crm-service"), REAL));
        return ways;
    }

    private Load load(BenchWorld world, int port, String path) throws Exception {
        return Load.get(shell, "https://localhost:" + port + path, world.api("token").text());
    }

    private static List<Figure> compared(String backend, Map<String, Load> ways) {
        var results = new LinkedHashMap<String, List<Load.Result>>();
        ways.forEach((way, load) -> {
            load.run(Set.of(OURS, STOCK).contains(way) ? WARM_UP_SECONDS : SECONDS);
            results.put(way, new ArrayList<>());
        });
        for (int round = 0; round < ROUNDS; round++) {
            ways.forEach((way, load) -> results.get(way).add(load.run(SECONDS)));
        }
        var figures = new ArrayList<Figure>();
        results.forEach((way, runs) -> figures.add(new Figure(
                backend + ", " + way, "requests/s", runs.stream().map(Load.Result::requestsPerSecond).toList(), "")));
        results.forEach((way, runs) -> figures.add(
                new Figure(backend + ", " + way + ", p99", "ms", runs.stream().map(Load.Result::p99).toList(), "")));
        var ours = results.get(OURS);
        var stock = results.get(STOCK);
        figures.add(new Figure(backend + ", ours to stock, requests/s", "×", ratios(ours, stock, Load.Result::requestsPerSecond), "≥ 0.9"));
        figures.add(new Figure(backend + ", ours to stock, p99", "×", ratios(ours, stock, Load.Result::p99), "< 2"));
        return figures;
    }

    private static List<Double> ratios(
            List<Load.Result> ours, List<Load.Result> others, java.util.function.ToDoubleFunction<Load.Result> of) {
        return IntStream.range(0, ours.size())
                .mapToObj(round -> of.applyAsDouble(ours.get(round)) / of.applyAsDouble(others.get(round)))
                .toList();
    }

    /** Before anything is warm. */
    private List<Figure> start(BenchWorld world) throws Exception {
        var first = new ArrayList<Double>();
        var early = new ArrayList<Double>();
        var load = load(world, BenchWorld.PORT, LIGHT);
        for (int run = 0; run < STARTS; run++) {
            world.api("restart", "gateway");
            first.add(1000 * Double.parseDouble(shell.run(
                            Map.of(),
                            List.of("curl", "-s", "-o", "/dev/null", "-w", "%{time_total}", "--cacert", world.tls("ca.pem").toString(),
                                    "https://localhost:" + BenchWorld.PORT + "/"))
                    .text()));
            early.add(load.run(10).requestsPerSecond());
        }
        return List.of(
                new Figure("first request after a start of the gateway", "ms", first, ""),
                new Figure("light backend, our gateway, first 10 s after a start", "requests/s", early, ""));
    }
}
