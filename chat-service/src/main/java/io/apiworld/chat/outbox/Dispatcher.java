package io.apiworld.chat.outbox;

import io.apiworld.chat.outbox.Receipt.Refused;
import io.apiworld.chat.outbox.Receipt.Taken;
import io.apiworld.chat.outbox.Receipt.TryLater;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/** webhook-dispatcher, and in our words what it answers. */
@Component
final class Dispatcher {

    // Not the event's fault: our token or rights (401, 403), a route that is not there yet (404), or haste.
    private static final Set<HttpStatus> NOT_FOR_EVER = Set.of(
            HttpStatus.UNAUTHORIZED,
            HttpStatus.FORBIDDEN,
            HttpStatus.NOT_FOUND,
            HttpStatus.REQUEST_TIMEOUT,
            HttpStatus.TOO_MANY_REQUESTS);

    private final WebhookIntake intake;

    Dispatcher(WebhookIntake intake) {
        this.intake = intake;
    }

    Receipt take(OutboxRow row) {
        try {
            intake.take(row.payload().getBytes(StandardCharsets.UTF_8));
            return new Taken();
        } catch (RestClientResponseException answered) {
            return after(answered.getStatusCode());
        } catch (ResourceAccessException _) {
            return new TryLater("unreachable");
        } catch (OAuth2AuthorizationException _) {
            return new TryLater("no access token");
        } catch (RestClientException _) {
            return new TryLater("unreadable answer");
        }
    }

    private static Receipt after(HttpStatusCode status) {
        var problem = "status " + status.value();
        var forEver = status.is4xxClientError() && !NOT_FOR_EVER.contains(HttpStatus.resolve(status.value()));
        return forEver ? new Refused(problem) : new TryLater(problem);
    }
}
