package io.apiworld.lab.exchange;

import io.apiworld.defaults.correlation.CorrelationId;
import io.apiworld.lab.exchange.Exchange.Received;
import io.apiworld.lab.exchange.Exchange.Sent;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.SocketFactory;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** HTTP/1.1, so that what is shown is what a reader knows from books; nothing is added but what the protocol asks for. */
@Component
final class HttpDoor implements Door {

    private static final String PLATFORM = "internal";
    private static final String AGENT = "api-world-lab";
    private static final double NANOS_PER_MILLI = 1_000_000;

    private final DoorRules rules;
    private final String publicUrl;
    private final HttpClient client;
    private final SlowSender slowly;

    HttpDoor(DoorRules rules, SslBundles bundles, Environment environment) {
        this.rules = rules;
        this.publicUrl = environment.getRequiredProperty("public.url");
        var builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(rules.patience());
        SocketFactory sockets = SocketFactory.getDefault();
        if (bundles.getBundleNames().contains(PLATFORM)) {
            var platform = bundles.getBundle(PLATFORM).createSslContext();
            builder.sslContext(platform);
            sockets = platform.getSocketFactory();
        }
        this.client = builder.build();
        this.slowly = new SlowSender(sockets, rules.patience());
    }

    @Override
    public Exchange send(Ask ask, Link link) {
        return sent(ask, link, (uri, linked) -> {
            var request = request(ask).uri(uri).timeout(rules.patience());
            linked.headers().forEach(header -> request.header(header.name(), header.value()));
            return received(client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8)));
        });
    }

    @Override
    public Exchange sendSlowly(Ask ask, Duration pause, Link link) {
        return sent(ask, link, (uri, linked) -> slowly.send(uri, sent(linked), pause));
    }

    private Exchange sent(Ask ask, Link link, Way way) {
        var span = Link.span();
        var linked = ask.with("User-Agent", AGENT)
                .with(CorrelationId.HEADER, link.correlationId())
                .with("traceparent", link.traceparent(span));
        var began = System.nanoTime();
        try {
            var received = way.take(rules.address().resolve(ask.path()), linked);
            return new Exchange(sent(linked), received, (System.nanoTime() - began) / NANOS_PER_MILLI, span);
        } catch (HttpTimeoutException | SocketTimeoutException e) {
            throw new DoorUnanswered(
                    "no answer came within %d s".formatted(rules.patience().toSeconds()), e);
        } catch (IOException e) {
            throw new DoorUnanswered("the gateway does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DoorUnanswered("interrupted", e);
        }
    }

    private interface Way {
        Received take(URI uri, Ask ask) throws IOException, InterruptedException;
    }

    @Override
    public URI plain() {
        return rules.plain();
    }

    @Override
    public URI address(String path) {
        return URI.create(publicUrl).resolve(path);
    }

    @Override
    public String pathOf(String location) {
        return location.startsWith(publicUrl + "/") ? location.substring(publicUrl.length()) : location;
    }

    /** As the client sees it: by the public address, whatever that is called from here. */
    private Sent sent(Ask ask) {
        var uri = address(ask.path());
        var headers = new ArrayList<Header>();
        headers.add(new Header("Host", uri.getAuthority()));
        headers.addAll(ask.headers());
        if (ask.body() != null || !hasNoContent(ask)) {
            var length = ask.body() == null ? 0 : ask.body().getBytes(StandardCharsets.UTF_8).length;
            headers.add(new Header("Content-Length", String.valueOf(length)));
        }
        return new Sent(ask.method(), uri, List.copyOf(headers), ask.body());
    }

    private static Received received(HttpResponse<String> response) {
        var headers = new ArrayList<Header>();
        response.headers().map().forEach((name, values) -> {
            if (!name.startsWith(":")) {
                values.forEach(value -> headers.add(new Header(HeaderNames.inCapitals(name), value)));
            }
        });
        return new Received(response.statusCode(), List.copyOf(headers), response.body());
    }

    private static HttpRequest.Builder request(Ask ask) {
        var builder = HttpRequest.newBuilder();
        if (ask.body() != null) {
            return builder.method(ask.method(), BodyPublishers.ofString(ask.body()));
        }
        if (hasNoContent(ask)) {
            return ask.method().equals("GET") ? builder.GET() : builder.HEAD();
        }
        return builder.method(ask.method(), BodyPublishers.noBody());
    }

    /** Of these two nobody expects to be told that there is no content (RFC 9110, section 8.6). */
    private static boolean hasNoContent(Ask ask) {
        return ask.body() == null && (ask.method().equals("GET") || ask.method().equals("HEAD"));
    }
}
