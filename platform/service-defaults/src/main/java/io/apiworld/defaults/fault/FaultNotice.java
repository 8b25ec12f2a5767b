package io.apiworld.defaults.fault;

import java.util.List;

/**
 * What the lab tells a service that asks.
 *
 * @param version of this knowledge; whoever sends it back is told when there is more
 * @param faults all that are on, and not only those that are new
 */
public record FaultNotice(String version, List<Fault> faults) {}
