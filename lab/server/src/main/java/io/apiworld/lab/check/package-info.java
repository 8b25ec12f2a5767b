/** What an answer holds, compared with what a lesson expects of it. */
@NullMarked
package io.apiworld.lab.check;

import org.jspecify.annotations.NullMarked;
