package io.apiworld.crm.inbound;

import io.apiworld.crm.inbound.SignatureCheck.Headers;
import io.apiworld.crm.inbound.SignatureCheck.Verdict.Genuine;
import io.apiworld.crm.inbound.SignatureCheck.Verdict.Refused;
import io.apiworld.defaults.correlation.CorrelationId;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;

@RestController
class WebhookController {

    private static final Logger log = LoggerFactory.getLogger(WebhookController.class);

    private final InboundProperties limits;
    private final SignatureCheck signature;
    private final EventReader events;
    private final Inbox inbox;

    WebhookController(InboundProperties limits, SignatureCheck signature, EventReader events, Inbox inbox) {
        this.limits = limits;
        this.signature = signature;
        this.events = events;
        this.inbox = inbox;
    }

    /** Nothing in the body is believed, or even read as JSON, before its signature was found good. */
    @PostMapping(path = "/webhook/{event}", consumes = "application/json")
    ResponseEntity<Void> receive(
            @PathVariable String event,
            @RequestHeader(CorrelationId.HEADER) String correlationId,
            HttpServletRequest request)
            throws IOException {
        var body = body(request);
        var headers = new Headers(
                request.getHeader("webhook-id"),
                request.getHeader("webhook-timestamp"),
                request.getHeader("webhook-signature"));
        switch (signature.check(headers, body)) {
            case Genuine(var webhookId) ->
                inbox.take(webhookId, read(event, body, request), new CorrelationId(correlationId));
            case Refused(var reason) -> {
                log.warn("Webhook {} refused: {}", event, reason);
                throw new SignatureRefused(reason);
            }
        }
        return ResponseEntity.noContent().build();
    }

    private Event read(String event, byte[] body, HttpServletRequest request) {
        try {
            return events.read(event, body);
        } catch (JacksonException notJson) {
            throw new HttpMessageNotReadableException(
                    "The webhook's body is not JSON", notJson, new ServletServerHttpRequest(request));
        }
    }

    private byte[] body(HttpServletRequest request) throws IOException {
        var limit = Math.toIntExact(limits.maxBody().toBytes());
        if (request.getContentLengthLong() > limit) {
            throw new BodyTooLarge(limits.maxBody());
        }
        var body = request.getInputStream().readNBytes(limit + 1);
        if (body.length > limit) {
            throw new BodyTooLarge(limits.maxBody());
        }
        return body;
    }
}
