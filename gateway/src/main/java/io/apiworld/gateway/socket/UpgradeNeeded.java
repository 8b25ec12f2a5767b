package io.apiworld.gateway.socket;

import io.apiworld.gateway.errors.EdgeProblem;
import io.apiworld.gateway.errors.Layer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

final class UpgradeNeeded extends EdgeProblem {

    UpgradeNeeded() {
        super(
                Layer.GATEWAY,
                HttpStatus.UPGRADE_REQUIRED,
                "upgrade-required",
                "This path speaks WebSocket",
                "Open it with wss:// or send the headers of a WebSocket handshake (RFC 6455, section 4.1).");
        getHeaders().set(HttpHeaders.UPGRADE, "websocket");
        getHeaders().set(HttpHeaders.CONNECTION, "Upgrade");
    }
}
