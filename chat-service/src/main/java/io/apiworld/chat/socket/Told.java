package io.apiworld.chat.socket;

import io.apiworld.chat.presence.AgentPresence;
import io.apiworld.chat.presence.AgentStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an agent's socket was told last, so that it is told only what is new. Used by the socket's own thread only. */
final class Told {

    private ServerFrame.@Nullable Queue queue;
    private Set<ServerFrame.Offer> offers = Set.of();
    private Map<String, ServerFrame.Presence> presences = Map.of();

    boolean isNew(ServerFrame.Queue current) {
        var isNew = !current.equals(queue);
        queue = current;
        return isNew;
    }

    List<ServerFrame.Offer> newAmong(List<ServerFrame.Offer> current) {
        var fresh = current.stream().filter(offer -> !offers.contains(offer)).toList();
        offers = new HashSet<>(current);
        return fresh;
    }

    /** Who is there is listed; who was there before and is not listed has gone. */
    List<ServerFrame.Presence> changes(List<AgentPresence> present) {
        var current = new HashMap<String, ServerFrame.Presence>();
        present.forEach(agent -> current.put(
                agent.username(), new ServerFrame.Presence(agent.username(), agent.name(), agent.status())));
        var changes = new ArrayList<ServerFrame.Presence>();
        current.values().stream()
                .filter(agent -> !agent.equals(presences.get(agent.user())))
                .forEach(changes::add);
        presences.values().stream()
                .filter(agent -> !current.containsKey(agent.user()))
                .map(agent -> new ServerFrame.Presence(agent.user(), agent.name(), AgentStatus.OFFLINE))
                .forEach(changes::add);
        presences = current;
        return changes;
    }
}
