package io.apiworld.chat.signal;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Something may be new. Two equal signals say no more than one, so that they can be merged where they wait. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @Type(name = "conversation", value = Signal.ConversationMoved.class),
    @Type(name = "queue", value = Signal.QueueMoved.class),
    @Type(name = "offers", value = Signal.OffersMoved.class),
    @Type(name = "presence", value = Signal.PresenceMoved.class),
    @Type(name = "read", value = Signal.ReadMoved.class),
    @Type(name = "typing", value = Signal.Typing.class)
})
public sealed interface Signal {

    /** There are more messages, or the conversation has another holder, or it has ended. */
    record ConversationMoved(String conversation) implements Signal {}

    /** Another set of conversations waits. */
    record QueueMoved() implements Signal {}

    /** The agent has another set of offers. */
    record OffersMoved(String agent) implements Signal {}

    /** Some agent came, went, or says of himself something new. */
    record PresenceMoved() implements Signal {}

    record ReadMoved(String conversation, String reader) implements Signal {}

    /** Stored nowhere; the only signal that is lost for good when it is lost. */
    record Typing(String conversation, String by) implements Signal {}
}
