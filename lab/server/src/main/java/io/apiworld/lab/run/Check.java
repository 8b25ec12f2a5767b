package io.apiworld.lab.run;

/**
 * One thing that was looked at.
 *
 * @param name as a control names it
 */
record Check(String name, boolean held, String expected, String actual) {}
