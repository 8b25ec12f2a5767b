package io.apiworld.lab.tls;

/**
 * Bytes as they passed, in one read.
 *
 * @param nanos since the relay was opened
 */
record Chunk(Side from, long nanos, byte[] bytes) {}
