import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Base64;

/** How fast machines get tokens. */
record TokenSuite(Shell shell) implements Suite {

    private static final int ROUNDS = 3;
    private static final int SECONDS = 8;
    private static final int WARM_UP_SECONDS = 15;

    @Override
    public Section measured() throws Exception {
        var world = new BenchWorld(shell);
        world.up(BenchWorld.NO_LIMITS, "postgres", "zipkin", "gateway", "auth-server");
        try {
            var secret = Files.readString(world.home().resolve("secrets/auth-server/clients.integration.secret")).strip();
            var basic = Base64.getEncoder().encodeToString(("integration:" + secret).getBytes(StandardCharsets.UTF_8));
            var form = "grant_type=client_credentials&scope=read%3Acustomers";
            var direct = Load.post(shell, "https://localhost:" + world.portOf("auth-server") + "/oauth2/token", basic, form);
            var edge = Load.post(shell, "https://localhost:" + BenchWorld.PORT + "/oauth2/token", basic, form);
            direct.run(WARM_UP_SECONDS);
            edge.run(WARM_UP_SECONDS);
            var directly = new ArrayList<Double>();
            var through = new ArrayList<Double>();
            for (int round = 0; round < ROUNDS; round++) {
                directly.add(direct.run(SECONDS).requestsPerSecond());
                through.add(edge.run(SECONDS).requestsPerSecond());
            }
            return new Section(
                    "Tokens",
                    "`POST /oauth2/token`, client credentials, %d connections, %d s a turn after a warm-up; each token is signed and stored."
                            .formatted(Load.CONNECTIONS, SECONDS),
                    java.util.List.of(
                            new Figure("the authorization server", "tokens/s", directly, "≥ 400"),
                            new Figure("through the gateway", "tokens/s", through, "")));
        } finally {
            world.down();
        }
    }
}
