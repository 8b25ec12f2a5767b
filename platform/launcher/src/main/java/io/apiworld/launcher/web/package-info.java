/** Requests to a world from outside: each carries the same trace and correlation id, each is told to an observer. */
@NullMarked
package io.apiworld.launcher.web;

import org.jspecify.annotations.NullMarked;
