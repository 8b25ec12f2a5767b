package io.apiworld.chat.presence;

/** An open connection of a person; with two windows there are two. */
public record Connected(String id, String username, boolean agent) {}
