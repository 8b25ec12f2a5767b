package io.apiworld.chat.assignment;

import org.springframework.stereotype.Component;

/** Brings waiting conversations and free agents together. */
@Component
final class Matchmaker {

    private final OfferDesk desk;
    private final AgentChoice agents;
    private final OfferRows rows;

    Matchmaker(OfferDesk desk, AgentChoice agents, OfferRows rows) {
        this.desk = desk;
        this.agents = agents;
        this.rows = rows;
    }

    void round() {
        desk.takeBackUnanswered();
        if (agents.anybodyIsOnline()) {
            rows.waiting().forEach(desk::offer);
        }
    }
}
