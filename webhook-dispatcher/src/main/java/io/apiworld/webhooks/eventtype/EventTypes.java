package io.apiworld.webhooks.eventtype;

import java.util.List;

/** The catalogue. */
public interface EventTypes {

    List<EventType> all();

    boolean contains(String name);
}
