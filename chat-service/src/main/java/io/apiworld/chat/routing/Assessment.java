package io.apiworld.chat.routing;

import java.util.List;

/**
 * Where a conversation waits.
 *
 * @param priority the higher, the sooner; within the same, who came first
 * @param reasons each rule that had a say, fit to be shown
 */
public record Assessment(String queue, int priority, List<String> reasons) {}
