import java.io.File;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What our gateway is compared with, on loopback: nginx and a stock Spring Cloud Gateway; and a backend that costs nearly nothing. */
final class Peers implements AutoCloseable {

    /** Where the sandbox would be, which is not started: the gateway has a route to it. */
    static final int LIGHT_BACKEND = 19506;

    static final int NGINX_TO_LIGHT = 19591;
    static final int NGINX_TO_CRM = 19592;
    static final int STOCK_TO_LIGHT = 19593;
    static final int STOCK_TO_CRM = 19594;

    /** Ours, and what a stock gateway does not have. */
    private static final List<String> NOT_STOCK = List.of(
            "service-defaults", "spring-security", "spring-boot-security", "spring-session", "spring-boot-session",
            "spring-data", "spring-boot-data", "lettuce", "bucket4j", "resilience4j", "spring-cloud-circuitbreaker",
            "zipkin", "brave", "micrometer-tracing", "micrometer-registry", "spring-boot-zipkin",
            "spring-boot-micrometer", "spring-boot-actuator", "spring-boot-health");

    private final BenchWorld world;
    private final Path directory;
    private final List<Process> started = new ArrayList<>();

    Peers(BenchWorld world) throws IOException {
        this.world = world;
        this.directory = Files.createDirectories(world.shell().directory().resolve("target/bench/peers"));
    }

    void start() throws IOException, InterruptedException {
        var crm = world.portOf("crm-service");
        nginx("backend", "", """
                server {
                  listen 127.0.0.1:%d ssl;
                  location / { default_type application/json; return 200 '%s'; }
                }
                """.formatted(LIGHT_BACKEND, "{\"customerId\":\"12345\",\"name\":\"Cesar Gonzalez\",\"status\":\"premium\",\"openCases\":2,\"language\":\"es\"}"));
        nginx("proxy", """
                upstream light { server 127.0.0.1:%d; keepalive 64; }
                upstream crm { server 127.0.0.1:%d; keepalive 64; }
                """.formatted(LIGHT_BACKEND, crm), proxy(NGINX_TO_LIGHT, "light") + proxy(NGINX_TO_CRM, "crm"));
        stock(STOCK_TO_LIGHT, LIGHT_BACKEND);
        stock(STOCK_TO_CRM, crm);
        for (var port : List.of(LIGHT_BACKEND, NGINX_TO_LIGHT, NGINX_TO_CRM, STOCK_TO_LIGHT, STOCK_TO_CRM)) {
            awaitListening(port);
        }
    }

    private static String proxy(int port, String upstream) {
        return """
                server {
                  listen 127.0.0.1:%d ssl;
                  location / {
                    proxy_pass https://%s;
                    proxy_http_version 1.1;
                    proxy_set_header Connection "";
                  }
                }
                """.formatted(port, upstream);
    }

    private void nginx(String name, String upstreams, String servers) throws IOException {
        var home = Files.createDirectories(directory.resolve(name));
        var configuration = home.resolve("nginx.conf");
        Files.writeString(configuration, """
                daemon off;
                worker_processes 1;
                pid %1$s/nginx.pid;
                error_log %1$s/error.log;
                events { worker_connections 1024; }
                http {
                  access_log off;
                  keepalive_requests 100000000;
                  ssl_certificate %2$s;
                  ssl_certificate_key %3$s;
                  client_body_temp_path %1$s; proxy_temp_path %1$s; fastcgi_temp_path %1$s; uwsgi_temp_path %1$s; scgi_temp_path %1$s;
                %4$s
                %5$s
                }
                """.formatted(home, world.tls("sandbox.pem"), world.tls("sandbox-key.pem"), upstreams, servers));
        launch(name, List.of("nginx", "-c", configuration.toString(), "-e", home.resolve("error.log").toString()));
    }

    private void stock(int port, int backend) throws IOException {
        var libraries = world.home().resolve("cache/gateway/lib");
        try (Stream<Path> jars = Files.list(libraries)) {
            var classpath = jars.filter(jar -> NOT_STOCK.stream().noneMatch(jar.getFileName().toString()::startsWith))
                    .map(Path::toString)
                    .sorted()
                    .collect(Collectors.joining(File.pathSeparator));
            launch("stock-" + port, List.of(
                    ProcessHandle.current().info().command().orElse("java"),
                    // As our own is run
                    "-Xmx112m", "-XX:+UseSerialGC", "-Xss512k", "--enable-native-access=ALL-UNNAMED",
                    "-cp", classpath,
                    world.shell().directory().resolve("deploy/bench/StockGateway.java").toString(),
                    String.valueOf(port), world.tls("gateway.pem").toString(), world.tls("gateway-key.pem").toString(),
                    world.tls("ca.pem").toString(), "https://localhost:" + backend));
        }
    }

    private void launch(String name, List<String> command) throws IOException {
        started.add(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve(name + ".log").toFile())
                .start());
    }

    private void awaitListening(int port) throws InterruptedException {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (System.nanoTime() < end) {
            try (var _ = new Socket("127.0.0.1", port)) {
                return;
            } catch (IOException notYet) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
        throw new IllegalStateException("Nothing listens on port " + port + ": see the logs in " + directory);
    }

    @Override
    public void close() throws InterruptedException {
        started.forEach(Process::destroy);
        for (var process : started) {
            process.waitFor(10, TimeUnit.SECONDS);
        }
    }
}
