package io.apiworld.chat.routing;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An agent who could be asked.
 *
 * @param idleSince when he was last given a conversation, or came online
 * @param held conversations that he holds or is being offered
 * @param passed how often he let an offer of this very conversation pass
 * @param declined whether he declined it lately
 */
public record Candidate(
        String username,
        Instant idleSince,
        int held,
        int capacity,
        Set<String> languages,
        int passed,
        boolean declined) {

    public boolean isFree() {
        return held < capacity;
    }

    /** Whom to ask, in this order: who has not let it pass, who speaks the language, who has been idle longest. */
    public static List<Candidate> inOrder(List<Candidate> candidates, @Nullable String language) {
        return candidates.stream()
                .filter(Candidate::isFree)
                .filter(candidate -> !candidate.declined())
                .sorted(Comparator.comparingInt(Candidate::passed)
                        .thenComparing(candidate -> !candidate.speaks(language))
                        .thenComparing(Candidate::idleSince)
                        .thenComparing(Candidate::username))
                .toList();
    }

    private boolean speaks(@Nullable String language) {
        return language == null || languages.contains(language);
    }
}
