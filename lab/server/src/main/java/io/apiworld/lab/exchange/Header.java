package io.apiworld.lab.exchange;

/** One field of a message's head. */
public record Header(String name, String value) {}
