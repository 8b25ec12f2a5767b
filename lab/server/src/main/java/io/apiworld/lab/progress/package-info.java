/** What each person has done of the lessons, kept in the database. */
@NullMarked
package io.apiworld.lab.progress;

import org.jspecify.annotations.NullMarked;
