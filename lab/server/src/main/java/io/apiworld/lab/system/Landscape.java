package io.apiworld.lab.system;

import java.util.List;

/** The parts there are, and who talks to whom. */
record Landscape(List<Part> parts, List<Edge> edges) {}
