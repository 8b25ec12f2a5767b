/** Who may see what of the lab: its pages, their assets and the two reads are public, and nothing else is there. */
@NullMarked
package io.apiworld.lab.security;

import org.jspecify.annotations.NullMarked;
