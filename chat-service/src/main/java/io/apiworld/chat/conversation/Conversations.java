package io.apiworld.chat.conversation;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The stored conversations. Those that were deleted are not among them. */
public interface Conversations {

    void add(Conversation conversation, boolean authenticated);

    Optional<Conversation> find(ConversationId id);

    /** As {@link #find}; nobody else changes the conversation until the transaction ends. */
    Optional<Conversation> lock(ConversationId id);

    /** Stores status, offer, holder and ending as they are in the given one. */
    void update(Conversation conversation);

    /** What was said goes at once; an empty shell stays until {@link #forgetDeletedBefore}, so that open sockets can be told. */
    void delete(ConversationId id, Instant at);

    int forgetDeletedBefore(Instant time);

    /** Newest first. */
    List<Conversation> recent(@Nullable ConversationStatus status, @Nullable String customerId, int limit);

    /** Those that no agent has yet, in the order in which they are to be served. */
    List<Conversation> waiting(int limit);

    List<Conversation> offeredTo(String agent);

    List<Conversation> heldBy(String agent);

    /** The given ones as they stand, with those that were deleted meanwhile. */
    List<Conversation> evenDeleted(Collection<ConversationId> ids);
}
