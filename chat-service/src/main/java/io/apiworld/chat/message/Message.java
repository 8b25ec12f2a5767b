package io.apiworld.chat.message;

import io.apiworld.chat.conversation.Participant.Role;
import java.time.Instant;

/**
 * @param seq its number in the conversation, from 1 without gaps
 * @param id that its sender gave it
 */
public record Message(long seq, String id, String from, Role role, Instant at, String text) {}
