package io.apiworld.lab.system;

/** @param label what goes along it */
record Edge(String from, String to, String label) {}
