import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;

/**
 * A Spring Cloud Gateway as it comes: TLS at the door, TLS to the backend, one route for everything, and nothing else. Started by
 * {@link EdgeSuite} on the jars of our gateway less those that are ours, security's, tracing's and Valkey's.
 *
 * <p>Arguments: port, certificate, its key, the authority, the backend.
 */
@EnableAutoConfiguration
@Configuration(proxyBeanMethods = false)
class StockGateway {

    public static void main(String[] arguments) {
        var gateway = "spring.cloud.gateway.server.webflux.";
        var application = new SpringApplication(StockGateway.class);
        application.setDefaultProperties(Map.ofEntries(
                Map.entry("server.port", arguments[0]),
                Map.entry("server.address", "127.0.0.1"),
                Map.entry("server.ssl.bundle", "door"),
                Map.entry("spring.ssl.bundle.pem.door.keystore.certificate", "file:" + arguments[1]),
                Map.entry("spring.ssl.bundle.pem.door.keystore.private-key", "file:" + arguments[2]),
                Map.entry("spring.ssl.bundle.pem.door.truststore.certificate", "file:" + arguments[3]),
                Map.entry(gateway + "httpclient.ssl.ssl-bundle", "door"),
                Map.entry(gateway + "routes[0].id", "all"),
                Map.entry(gateway + "routes[0].uri", arguments[4]),
                Map.entry(gateway + "routes[0].predicates[0]", "Path=/**"),
                Map.entry("logging.level.root", "warn")));
        application.run();
    }
}
