package io.apiworld.lab.log;

import java.util.List;

/** What the services have written. */
public interface Logs {

    /**
     * The lines of all services that carry this correlation id or belong to this trace, the oldest first; as far back as the newest
     * part of each file goes. Asked again about the same id, it reads only what was written since.
     *
     * @param id a correlation id or a trace id
     */
    List<LogLine> of(String id);

    /** The newest lines that fit, the oldest of them first; as far back as the newest part of each file goes. */
    FoundLines newest(LineSearch search);
}
