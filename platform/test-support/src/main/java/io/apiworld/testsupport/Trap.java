package io.apiworld.testsupport;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What this test, or each of this class, holds: a trap of the stock framework by its number in {@code docs/traps.md}, which says
 * what goes wrong without us. The number stands before the test's name in every report.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Trap {

    String[] value();
}
