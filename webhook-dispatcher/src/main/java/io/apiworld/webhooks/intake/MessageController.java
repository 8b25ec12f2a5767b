package io.apiworld.webhooks.intake;

import jakarta.validation.Valid;
import java.net.URI;
import java.time.Instant;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/webhooks/messages")
class MessageController {

    private final Intake intake;
    private final Messages messages;
    private final MessageFormat format;

    MessageController(Intake intake, Messages messages, MessageFormat format) {
        this.intake = intake;
        this.messages = messages;
        this.format = format;
    }

    /** Accepted, not done: its deliveries tell how it goes on. */
    @PostMapping
    ResponseEntity<Void> take(@Valid @RequestBody IncomingMessage message) {
        intake.take(message);
        return ResponseEntity.accepted()
                .location(URI.create("/api/webhooks/messages/" + message.id()))
                .build();
    }

    @GetMapping("/{id}")
    TakenMessage get(@PathVariable String id) {
        return messages.find(id).map(this::view).orElseThrow(UnknownMessage::new);
    }

    private TakenMessage view(Message message) {
        var body = format.bodyOf(message);
        return new TakenMessage(
                message.id(),
                message.type(),
                body.path("timestamp"),
                body.path("data"),
                message.trace().correlationId(),
                message.trace().traceId(),
                message.createdAt());
    }

    record TakenMessage(
            String id,
            String type,
            JsonNode timestamp,
            JsonNode data,
            String correlationId,
            String traceId,
            Instant createdAt) {}
}
