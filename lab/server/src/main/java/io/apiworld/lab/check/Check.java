package io.apiworld.lab.check;

/**
 * One thing that was looked at.
 *
 * @param name as a control names it
 */
public record Check(String name, boolean held, String expected, String actual) {}
