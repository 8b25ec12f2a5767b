package io.apiworld.webhooks.eventtype;

import tools.jackson.databind.JsonNode;

/**
 * A kind of event that can be sent.
 *
 * @param name as in a message's "type"
 * @param example the body of a webhook of this kind
 */
public record EventType(String name, String description, JsonNode example) {}
