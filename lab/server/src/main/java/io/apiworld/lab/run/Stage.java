package io.apiworld.lab.run;

import io.apiworld.lab.exchange.Door;
import io.apiworld.lab.exchange.Link;
import io.apiworld.lab.identity.AccessTokens;
import io.apiworld.lab.log.Logs;
import io.apiworld.lab.trace.Traces;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** All that steps need of the world. */
@Component
record Stage(Door door, AccessTokens tokens, Traces traces, Logs logs, JsonMapper json, RunRules rules) {

    Scene scene(String runId, Link link) {
        return new Scene(this, runId, link);
    }
}
