package io.apiworld.webhooks.delivery;

import io.apiworld.webhooks.delivery.Reply.Answered;
import io.apiworld.webhooks.delivery.Reply.Unanswered;
import io.apiworld.webhooks.signing.Signature;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Brings one webhook to a receiver and back what it answered, whatever that is. */
final class Courier {

    private static final String USER_AGENT = "API-World-Webhooks/1";

    private final Function<URI, RestClient> clients;
    private final TimeLimit timeLimit;
    private final Clock clock;

    Courier(Function<URI, RestClient> clients, Clock clock, TimeLimit timeLimit) {
        this.clients = clients;
        this.clock = clock;
        this.timeLimit = timeLimit;
    }

    Reply post(URI receiver, Signature signature, byte[] body) {
        try {
            return timeLimit.within(() -> exchange(receiver, signature, body));
        } catch (TimeLimit.Reached late) {
            return new Unanswered(Trouble.TIMEOUT);
        } catch (RestClientException failed) {
            return new Unanswered(Troubles.of(failed));
        }
    }

    private Reply exchange(URI receiver, Signature signature, byte[] body) {
        return clients.apply(receiver)
                .post()
                .uri(receiver)
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.USER_AGENT, USER_AGENT)
                .header(Signature.ID, signature.id())
                .header(Signature.TIMESTAMP, String.valueOf(signature.timestamp()))
                .header(Signature.SIGNATURE, signature.signatures())
                .body(body)
                .exchangeForRequiredValue((_, response) -> answered(response));
    }

    private Reply answered(ClientHttpResponse response) throws IOException {
        var status = response.getStatusCode();
        return new Answered(
                status.value(),
                beginningOf(response),
                status.is3xxRedirection() ? String.valueOf(response.getHeaders().getFirst(HttpHeaders.LOCATION)) : null,
                RetryAfter.of(response.getHeaders(), clock.instant()).orElse(null));
    }

    /** A body that breaks off or never ends takes nothing from what the status said. */
    private static String beginningOf(ClientHttpResponse response) {
        var bytes = new java.io.ByteArrayOutputStream();
        try (var body = response.getBody()) {
            body.transferTo(bytes);
        } catch (IOException brokeOff) {
            return Text.storable(bytes.toString(StandardCharsets.UTF_8));
        }
        return Text.storable(bytes.toString(StandardCharsets.UTF_8));
    }
}
