/**
 * Technical fixtures for the tests of every module: a clock that moves on demand, a stub server, a real PostgreSQL, tokens and
 * the architecture rules. Fixtures of a domain stay in that domain's own tests.
 */
@NullMarked
package io.apiworld.testsupport;

import org.jspecify.annotations.NullMarked;
