package io.apiworld.chat.assignment;

import io.apiworld.chat.conversation.Conversation;
import io.apiworld.chat.conversation.Conversation.Offer;
import io.apiworld.chat.presence.AgentPresence;
import io.apiworld.chat.presence.AgentStatus;
import io.apiworld.chat.presence.Presences;
import io.apiworld.chat.routing.Candidate;
import io.apiworld.chat.routing.RoutingRules;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the agent to ask, from what is stored of agents, and locks him. */
@Component
final class AgentChoice {

    private final Presences presences;
    private final RoutingRules rules;
    private final OfferRows rows;

    AgentChoice(Presences presences, RoutingRules rules, OfferRows rows) {
        this.presences = presences;
        this.rules = rules;
        this.rows = rows;
    }

    List<String> present() {
        return presences.agents().stream().map(AgentPresence::username).toList();
    }

    boolean anybodyIsOnline() {
        return presences.agents().stream().anyMatch(agent -> agent.status() == AgentStatus.ONLINE);
    }

    /** An offer to the agent who is first in order and still free, if there is one. */
    Optional<Offer> offerFor(Conversation conversation, Instant now) {
        var passes = rows.passesOf(conversation.id(), now.minus(rules.declinedFor()));
        var candidates = presences.agents().stream()
                .filter(agent -> agent.status() == AgentStatus.ONLINE)
                .map(agent -> candidate(agent, passes.get(agent.username())))
                .toList();
        return Candidate.inOrder(candidates, conversation.customer().language()).stream()
                .filter(this::isStillFreeOnceLocked)
                .findFirst()
                .map(chosen -> new Offer(chosen.username(), now.plus(rules.offerFor())));
    }

    /** Another instance may be offering something else to the same agent: only once he is locked does his load hold. */
    private boolean isStillFreeOnceLocked(Candidate candidate) {
        return rows.lockAgent(candidate.username()) && rows.loadOf(candidate.username()) < candidate.capacity();
    }

    private Candidate candidate(AgentPresence agent, OfferRows.@Nullable Passes passes) {
        return new Candidate(
                agent.username(),
                agent.idleSince(),
                rows.loadOf(agent.username()),
                rules.capacityOf(agent.username()),
                rules.languagesOf(agent.username()),
                passes == null ? 0 : passes.count(),
                passes != null && passes.declinedLately());
    }
}
