package io.apiworld.lab.log;

import java.util.List;

/**
 * @param items the oldest first
 * @param more whether there are older ones that fit as well
 */
public record FoundLines(List<LogLine> items, boolean more) {}
