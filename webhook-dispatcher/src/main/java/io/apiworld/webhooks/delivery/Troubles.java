package io.apiworld.webhooks.delivery;

import io.apiworld.webhooks.address.ForbiddenAddress;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.springframework.web.client.RestClientException;

/** The client's exceptions, in our words. */
final class Troubles {

    private Troubles() {}

    static Trouble of(RestClientException failed) {
        return Stream.<Throwable>iterate(failed, java.util.Objects::nonNull, Throwable::getCause)
                .limit(10)
                .map(Troubles::of)
                .filter(trouble -> trouble != Trouble.CONNECTION_BROKEN)
                .findFirst()
                .orElse(Trouble.CONNECTION_BROKEN);
    }

    private static Trouble of(Throwable cause) {
        return switch (cause) {
            case ForbiddenAddress _ -> Trouble.BLOCKED_ADDRESS;
            case UnknownHostException _ -> Trouble.UNKNOWN_HOST;
            case SSLException _ -> Trouble.TLS_FAILED;
            case ConnectTimeoutException _, SocketTimeoutException _ -> Trouble.TIMEOUT;
            case InterruptedIOException _ -> Trouble.TIMEOUT;
            case ConnectException _, NoRouteToHostException _ -> Trouble.UNREACHABLE;
            default -> Trouble.CONNECTION_BROKEN;
        };
    }
}
