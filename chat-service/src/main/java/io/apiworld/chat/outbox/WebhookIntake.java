package io.apiworld.chat.outbox;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.client.annotation.ClientRegistrationId;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** Where webhook-dispatcher takes messages in; the same id again is accepted and changes nothing. */
@HttpExchange("/api/webhooks/messages")
@ClientRegistrationId("chat-service")
interface WebhookIntake {

    @PostExchange(contentType = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Void> take(@RequestBody byte[] message);
}
