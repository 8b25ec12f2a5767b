/**
 * API keys: one secret of an app that stands for itself, never for a person. Shown once, kept as a hash, found again by its
 * prefix; at the edge it is exchanged for a token, so that no service behind ever sees one (docs/adr/0020).
 */
@NullMarked
package io.apiworld.auth.apikey;

import org.jspecify.annotations.NullMarked;
