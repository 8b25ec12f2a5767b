/**
 * Lessons to take along: as a script, as a file of an editor's HTTP client, as a Postman collection. What only the lab can do, such as
 * looking into traces and logs, is a remark there.
 */
@NullMarked
package io.apiworld.lab.export;

import org.jspecify.annotations.NullMarked;
