package io.apiworld.lab.run;

import io.apiworld.lab.exchange.Door;
import io.apiworld.lab.exchange.Link;
import io.apiworld.lab.fault.FaultBoard;
import io.apiworld.lab.identity.AccessTokens;
import io.apiworld.lab.identity.Credentials;
import io.apiworld.lab.log.Logs;
import io.apiworld.lab.store.Stores;
import io.apiworld.lab.trace.Traces;
import java.time.Clock;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** All that steps need of the world. */
@Component
record Stage(
        Door door,
        AccessTokens tokens,
        Credentials credentials,
        FaultBoard faults,
        Traces traces,
        Logs logs,
        Stores stores,
        JsonMapper json,
        Clock clock,
        RunRules rules) {

    Scene scene(String runId, Link link) {
        return new Scene(this, runId, link);
    }

    Calls calls(Link link) {
        return new Calls(door, tokens, credentials, clock, link);
    }

    Sight sight(Link link) {
        return new Sight(traces, logs, stores, link);
    }
}
