package io.apiworld.crm.mapping;

import tools.jackson.databind.JsonNode;

/** The mapping that is in force. */
public interface FieldMapping {

    /** @param data the event's data */
    MappingOutcome apply(JsonNode data);
}
