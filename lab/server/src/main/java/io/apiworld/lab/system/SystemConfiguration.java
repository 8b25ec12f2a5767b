package io.apiworld.lab.system;

import io.apiworld.lab.system.Part.Kind;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClient;

@Configuration(proxyBeanMethods = false)
class SystemConfiguration {

    private static final Edge[] ALWAYS = {
        new Edge("browser", "gateway", "HTTPS, WSS"),
        new Edge("gateway", "auth-server", "sign-in"),
        new Edge("gateway", "chat-service", "chat"),
        new Edge("gateway", "crm-service", "customers"),
        new Edge("gateway", "webhook-dispatcher", "webhooks"),
        new Edge("gateway", "lab", "pages"),
        new Edge("gateway", "sandbox", "receivers"),
        new Edge("gateway", "zipkin", "traces"),
        new Edge("chat-service", "crm-service", "customer"),
        new Edge("chat-service", "webhook-dispatcher", "events"),
        new Edge("chat-service", "auth-server", "tokens"),
        new Edge("crm-service", "auth-server", "keys"),
        new Edge("webhook-dispatcher", "auth-server", "keys"),
        new Edge("webhook-dispatcher", "crm-service", "signed webhooks"),
        new Edge("webhook-dispatcher", "sandbox", "signed webhooks"),
    };

    @Bean
    SystemWatch systemWatch(Landscape landscape, WatchRules rules, Clock clock) {
        return new SystemWatch(landscape, rules, clock);
    }

    @Bean
    Landscape landscape(Checks checks, PartAddresses at, JdbcClient jdbc, Environment environment) {
        var parts = new ArrayList<>(List.of(
                new Part("browser", "Browser", Kind.EDGE, new Check.Here("asks for this picture")),
                new Part("gateway", "gateway", Kind.EDGE, checks.readiness(at.gateway())),
                new Part("auth-server", "auth-server", Kind.SERVICE, checks.readiness(at.authServer())),
                new Part("chat-service", "chat-service", Kind.SERVICE, checks.readiness(at.chatService())),
                new Part("crm-service", "crm-service", Kind.SERVICE, checks.readiness(at.crmService())),
                new Part(
                        "webhook-dispatcher",
                        "webhook-dispatcher",
                        Kind.SERVICE,
                        checks.readiness(at.webhookDispatcher())),
                new Part("lab", "lab", Kind.TOOL, new Check.Here("gives this picture")),
                new Part("sandbox", "sandbox", Kind.TOOL, checks.readiness(at.sandbox())),
                new Part("postgresql", "PostgreSQL", Kind.STORE, new PostgresCheck(jdbc)),
                new Part("zipkin", "Zipkin", Kind.TOOL, checks.at(at.zipkin(), "/health"))));
        var edges = new ArrayList<>(List.of(ALWAYS));
        edges.addAll(to("postgresql", "SQL", "auth-server", "chat-service", "crm-service", "webhook-dispatcher"));
        edges.addAll(to(
                "zipkin",
                "spans",
                "gateway",
                "auth-server",
                "chat-service",
                "crm-service",
                "webhook-dispatcher",
                "sandbox"));
        if (environment.acceptsProfiles(Profiles.of("cluster"))) {
            parts.add(new Part("valkey", "Valkey", Kind.STORE, checks.valkey(environment)));
            edges.addAll(to("valkey", "shared state", "gateway", "chat-service"));
        }
        return new Landscape(List.copyOf(parts), List.copyOf(edges));
    }

    /** Not the application's own client: a look must be short, and leave no trace. */
    @Bean
    Checks checks(
            ClientHttpRequestFactoryBuilder<?> factory, HttpClientSettings settings, WatchRules rules, SslBundles ssl) {
        var patience = settings.withTimeouts(rules.timeout(), rules.timeout());
        var http = RestClient.builder().requestFactory(factory.build(patience)).build();
        return new Checks(http, rules, ssl);
    }

    record Checks(RestClient http, WatchRules rules, SslBundles ssl) {

        Check readiness(URI management) {
            return at(management, "/actuator/health/readiness");
        }

        Check at(URI base, String path) {
            return new HttpCheck(http, base.resolve(path));
        }

        Check valkey(Environment environment) {
            return new ValkeyCheck(
                    socketsOf(environment.getProperty("spring.data.redis.ssl.bundle")),
                    environment.getRequiredProperty("valkey.host"),
                    environment.getRequiredProperty("valkey.port", int.class),
                    rules.timeout());
        }

        private SocketFactory socketsOf(@Nullable String bundle) {
            return bundle == null
                    ? SocketFactory.getDefault()
                    : ssl.getBundle(bundle).createSslContext().getSocketFactory();
        }
    }

    private static List<Edge> to(String target, String label, String... sources) {
        return Stream.of(sources).map(source -> new Edge(source, target, label)).toList();
    }
}
