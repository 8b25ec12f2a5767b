package io.apiworld.chat.conversation;

import io.apiworld.defaults.entitytag.EntityTag;
import io.apiworld.defaults.idempotency.Once;
import io.apiworld.defaults.security.Caller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

@RestController
@RequestMapping("/api/chat")
class ConversationController {

    private final Reception reception;
    private final Farewell farewell;
    private final Conversations conversations;
    private final JsonMapper json;

    ConversationController(Reception reception, Farewell farewell, Conversations conversations, JsonMapper json) {
        this.reception = reception;
        this.farewell = farewell;
        this.conversations = conversations;
        this.json = json;
    }

    @PostMapping("/start")
    ResponseEntity<?> start(@Valid @RequestBody NewConversation wanted, Once once, Authentication who) {
        var by = participant(who);
        return once.answer(wanted, () -> reception.receive(by, wanted), received -> {
            reception.start(received, by, wanted);
            return ResponseEntity.created(URI.create("/api/chat/sessions/" + received.id()))
                    .body(Session.of(received));
        });
    }

    @GetMapping("/sessions")
    Session.Page recent(
            @RequestParam @Nullable ConversationStatus status,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
            Authentication who) {
        var participant = participant(who);
        var whose = participant.isCustomer() ? String.valueOf(participant.customerId()) : null;
        return new Session.Page(conversations.recent(status, whose, limit).stream()
                .map(Session::of)
                .toList());
    }

    @GetMapping("/sessions/{id}")
    ResponseEntity<Session> show(@PathVariable String id, Authentication who) {
        return tagged(Session.of(visible(id, who)));
    }

    @GetMapping("/status")
    ResponseEntity<SessionStatus> status(@RequestParam String sessionId, Authentication who) {
        var conversation = visible(sessionId, who);
        return tagged(SessionStatus.of(conversation, positionOf(conversation)));
    }

    @PostMapping("/sessions/{id}/end")
    Session end(@PathVariable String id, @Valid @RequestBody(required = false) @Nullable End end, Authentication who) {
        return Session.of(farewell.end(new ConversationId(id), participant(who), end == null ? null : end.summary()));
    }

    @DeleteMapping("/sessions/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String id, Authentication who) {
        farewell.delete(new ConversationId(id), participant(who));
    }

    record End(@Nullable @Size(max = 2000) String summary) {}

    /** Who asks again and again, having no socket, gets 304 until something has happened. */
    private <T> ResponseEntity<T> tagged(T state) {
        return ResponseEntity.ok()
                .eTag(EntityTag.ofContent(json.writeValueAsBytes(state)).value())
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(state);
    }

    private Conversation visible(String id, Authentication who) {
        var conversation = conversations
                .find(new ConversationId(id))
                .orElseThrow(() -> new UnknownConversation(new ConversationId(id)));
        if (!participant(who).maySee(conversation)) {
            throw new NotYourConversation("A customer sees conversations of his own only.");
        }
        return conversation;
    }

    private @Nullable Integer positionOf(Conversation conversation) {
        var waiting = conversations.waiting(1000);
        return IntStream.range(0, waiting.size())
                .filter(index -> waiting.get(index).id().equals(conversation.id()))
                .mapToObj(index -> index + 1)
                .findFirst()
                .orElse(null);
    }

    private static Participant participant(Authentication who) {
        return Participant.of(Caller.of(who));
    }
}
