/**
 * What there is to learn, as data: a file for each row of the guide, in a folder for each chapter, below {@code lessons/} on the
 * class path. All of them are read at the start, and one that is malformed, belongs to no row, or is missing keeps the lab from
 * starting, with its file and line.
 */
@NullMarked
package io.apiworld.lab.lesson;

import org.jspecify.annotations.NullMarked;
