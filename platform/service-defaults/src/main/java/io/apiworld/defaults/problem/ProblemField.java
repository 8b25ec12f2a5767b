package io.apiworld.defaults.problem;

/**
 * One field that is wrong.
 *
 * @param pointer where, as a JSON pointer (RFC 6901) into the request's body; "" is the whole body
 * @param detail why, and what would be right
 */
public record ProblemField(String pointer, String detail) {}
