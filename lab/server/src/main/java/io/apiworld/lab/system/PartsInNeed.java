package io.apiworld.lab.system;

import java.util.Set;

/** Whether what somebody needs is there. */
public interface PartsInNeed {

    /** Those of the named parts that take no work just now. */
    Set<String> notUp(Set<String> names);
}
