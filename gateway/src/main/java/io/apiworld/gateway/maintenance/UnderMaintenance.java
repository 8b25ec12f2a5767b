package io.apiworld.gateway.maintenance;

import io.apiworld.gateway.errors.EdgeProblem;
import io.apiworld.gateway.errors.Layer;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** The service may run or not: we send it nothing. */
public final class UnderMaintenance extends EdgeProblem {

    /** @param left how long it stays closed */
    public UnderMaintenance(Duration left) {
        super(
                Layer.GATEWAY,
                HttpStatus.SERVICE_UNAVAILABLE,
                "under-maintenance",
                "The service is being worked on",
                "It is closed on purpose, for everybody and for a while. Retry-After says when to ask again.");
        getHeaders()
                .set(
                        HttpHeaders.RETRY_AFTER,
                        String.valueOf(Math.max(1, left.plusMillis(999).toSeconds())));
    }
}
