package io.apiworld.chat.presence;

import java.time.Instant;

/** @param idleSince when the agent was last given a conversation, or came online */
public record AgentPresence(String username, String name, AgentStatus status, Instant idleSince) {}
