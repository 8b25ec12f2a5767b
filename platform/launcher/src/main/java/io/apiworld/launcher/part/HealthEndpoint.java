package io.apiworld.launcher.part;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** An address that answers 200 when a part is ready. */
record HealthEndpoint(Supplier<HttpClient> client, URI address) implements Readiness {

    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final int SHOWN = 200;

    @Override
    public Optional<String> missing() {
        var request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
        try {
            var answer = client.get().send(request, BodyHandlers.ofString());
            return answer.statusCode() == 200
                    ? Optional.empty()
                    : Optional.of("answers " + answer.statusCode() + " " + shortened(answer.body()));
        } catch (IOException e) {
            return Optional.of("does not answer yet");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        }
    }

    private static String shortened(String body) {
        return body.length() > SHOWN ? body.substring(0, SHOWN) + "…" : body;
    }
}
