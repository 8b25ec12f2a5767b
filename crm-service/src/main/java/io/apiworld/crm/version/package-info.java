/**
 * Versions of the API in the path: {@code /v1} is the guide's flat form and ends, {@code /v2} is what follows it; the guide's own
 * {@code /api} has no version and does not end. See docs/adr/0023-versions-in-the-path.md.
 */
@NullMarked
package io.apiworld.crm.version;

import org.jspecify.annotations.NullMarked;
