package io.apiworld.chat.message;

import io.apiworld.chat.conversation.Conversation;
import io.apiworld.chat.conversation.ConversationId;
import io.apiworld.chat.conversation.Conversations;
import io.apiworld.chat.conversation.NotYourConversation;
import io.apiworld.chat.conversation.Participant;
import io.apiworld.chat.conversation.UnknownConversation;
import io.apiworld.defaults.security.Caller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The same conversation for those without a socket. */
@RestController
@RequestMapping("/api/chat/sessions/{id}/messages")
class MessageController {

    private final Conversations conversations;
    private final Messages messages;

    MessageController(Conversations conversations, Messages messages) {
        this.conversations = conversations;
        this.messages = messages;
    }

    @GetMapping
    ResponseEntity<Page> list(
            @PathVariable String id,
            @RequestParam(defaultValue = "0") @Min(0) long after,
            @RequestParam(defaultValue = "100") @Min(1) @Max(500) int limit,
            Authentication who) {
        var conversation = visible(new ConversationId(id), who);
        var items = messages.after(conversation.id(), after, limit).stream()
                .map(Item::of)
                .toList();
        return answer(new Page(items, conversation.epoch(), conversation.lastSeq()));
    }

    /** With a link to what follows (RFC 8288), unless the newest message is here. */
    private static ResponseEntity<Page> answer(Page page) {
        var answer = ResponseEntity.ok();
        if (!page.items().isEmpty() && page.items().getLast().seq() < page.lastSeq()) {
            answer.header(
                    HttpHeaders.LINK,
                    "<%s>; rel=\"next\"".formatted(linkTo(page.items().getLast().seq())));
        }
        return answer.body(page);
    }

    /** Without scheme and host, which only the gateway knows. */
    private static String linkTo(long after) {
        return ServletUriComponentsBuilder.fromCurrentRequest()
                .replaceQueryParam("after", after)
                .scheme(null)
                .host(null)
                .port(null)
                .build(true)
                .toUriString();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Item send(@PathVariable String id, @Valid @RequestBody NewMessage message, Authentication who) {
        return Item.of(messages.send(new ConversationId(id), Participant.of(Caller.of(who)), message));
    }

    record Page(List<Item> items, String epoch, long lastSeq) {}

    record Item(long seq, String id, String from, String role, Instant at, String text) {

        static Item of(Message message) {
            return new Item(
                    message.seq(), message.id(), message.from(), message.role().text(), message.at(), message.text());
        }
    }

    private Conversation visible(ConversationId id, Authentication who) {
        var conversation = conversations.find(id).orElseThrow(() -> new UnknownConversation(id));
        if (!Participant.of(Caller.of(who)).maySee(conversation)) {
            throw new NotYourConversation("A customer reads conversations of his own only.");
        }
        return conversation;
    }
}
