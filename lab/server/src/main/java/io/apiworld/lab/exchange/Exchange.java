package io.apiworld.lab.exchange;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer, as they went over the wire; with secrets. Shown is only {@link Redaction#of}.
 *
 * @param span the client's, below which the trace has the server's
 */
public record Exchange(Sent sent, Received received, double tookMs, String span) {

    public record Sent(
            String method,
            URI uri,
            List<Header> headers,
            @Nullable String body) {}

    public record Received(int status, List<Header> headers, String body) {

        /** The first of that name. */
        public Optional<String> header(String name) {
            return all(name).findFirst();
        }

        public Stream<String> all(String name) {
            return headers.stream()
                    .filter(header -> header.name().equalsIgnoreCase(name))
                    .map(Header::value);
        }
    }

    /** Without anything that might be secret. */
    @Override
    public String toString() {
        return "%s %s answered %d".formatted(sent.method(), sent.uri().getPath(), received.status());
    }
}
