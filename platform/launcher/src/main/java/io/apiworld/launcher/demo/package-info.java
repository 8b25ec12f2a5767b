/** The main scenario, from outside, through the public address only. */
@NullMarked
package io.apiworld.launcher.demo;

import org.jspecify.annotations.NullMarked;
