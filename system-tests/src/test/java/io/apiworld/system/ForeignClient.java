package io.apiworld.system;

import tools.jackson.databind.JsonNode;

/** Somebody else's OAuth client, which plays scenes and tells what came of them; never a token. */
@FunctionalInterface
interface ForeignClient {

    /** @param person who signs in, where the scene wants somebody to */
    JsonNode play(String scene, String person);

    default JsonNode play(String scene) {
        return play(scene, "cesar");
    }

    /**
     * How an attempt was refused: by status and error where the server did, in words of the client where that did; all that was given
     * where nobody did.
     */
    static String refusal(JsonNode outcome) {
        return outcome.path("refused").asString("not refused: " + outcome);
    }
}
