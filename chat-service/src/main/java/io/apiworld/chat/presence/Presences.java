package io.apiworld.chat.presence;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Who is connected, over all instances. */
public interface Presences {

    /** An agent's first connection makes him online; others hear of it. */
    void arrived(Connected connection, String name);

    void left(String connection);

    /** These connections of ours are there; those of anybody that were not heard of for too long are gone. */
    void confirm(Collection<Connected> connections);

    /** What the agent says of himself. */
    void declare(String agent, AgentStatus status);

    Optional<AgentPresence> agent(String username);

    /** All agents who are not offline. */
    List<AgentPresence> agents();
}
